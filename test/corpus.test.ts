import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/database/database.ts';
import { openDatabase } from '../src/database/openDatabase.ts';
import { corpusProblems, readCorpus } from './support/corpus.ts';
import { servers } from './support/servers.ts';

const corpus = readCorpus();

for (const server of servers) {
  describe.concurrent(server.name, () => {
    let database: Database;
    beforeAll(async () => {
      database = await openDatabase({ url: await server.createDatabase() });
    });
    afterAll(() => database.close());

    const possible = corpus.filter(({ flags }) => (flags.minimumMajor ?? 0) <= server.major);
    for (const one of possible) {
      test.sequential(one.name, async () => {
        const problems = await corpusProblems(database, one);
        expect(problems, problems.join('\n')).toEqual([]);
      });
    }
  });
}
