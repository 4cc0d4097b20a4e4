import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/database/database.ts';
import { openDatabase } from '../src/database/openDatabase.ts';
import { databasePairProblems, readDatabasePairs } from './support/databasePair.ts';
import { lastOf } from './support/longForm.ts';
import { servers } from './support/servers.ts';
import { makeTestRoles } from './support/testRoles.ts';

const pairs = readDatabasePairs();

describe.each(lastOf(servers))('$name', (server) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase({ url: await server.createDatabase() });
    await makeTestRoles(database);
  });
  afterAll(() => database.close());

  test.each(pairs.filter(({ flags }) => (flags.minimumMajor ?? 0) <= server.major))('$name', async (pair) => {
    const problems = await databasePairProblems(database, pair);
    expect(problems, problems.join('\n')).toEqual([]);
  });
});
