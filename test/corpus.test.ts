import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database, DatabaseTarget } from '../src/database/database.ts';
import { openDatabase } from '../src/database/openDatabase.ts';
import { type Schema, schemaOf } from '../src/model/object.ts';
import { type CorpusCase, corpusProblems, readCorpus } from './support/corpus.ts';
import { shareOf } from './support/longForm.ts';
import { plannedSql } from './support/plannedSql.ts';
import { servers } from './support/servers.ts';
import { makeTestRoles } from './support/testRoles.ts';
import { declare } from './support/transition.ts';

const corpus = readCorpus();

for (const [place, server] of servers.entries()) {
  const isOnlyHere = ({ flags }: CorpusCase) => (flags.minimumMajor ?? 0) > servers[0]!.major;
  const cases = [
    ...shareOf(
      corpus.filter((one) => !isOnlyHere(one)),
      place,
      servers.length,
    ),
    ...corpus.filter((one) => isOnlyHere(one) && one.flags.minimumMajor! <= server.major),
  ];
  testCases(describe.concurrent, server.name, cases, async () => ({ url: await server.createDatabase() }));
}

/** It is the newest PostgreSQL, slower than a server, and leaves the thread to nobody else while it works. */
const possible = corpus.filter(({ flags }) => !flags.serverOnly);
testCases(describe, 'embedded PostgreSQL', shareOf(possible, 0, 16), async () => ({ embedded: 'memory' }));

function testCases(
  group: typeof describe | typeof describe.concurrent,
  title: string,
  cases: readonly CorpusCase[],
  createTarget: () => Promise<DatabaseTarget>,
): void {
  group(title, () => {
    let database: Database;
    beforeAll(async () => {
      database = await openDatabase(await createTarget());
      await makeTestRoles(database);
    });
    afterAll(() => database.close());

    for (const one of cases) {
      test.sequential(one.name, async () => {
        const problems = await corpusProblems(database, one);
        expect(problems, problems.join('\n')).toEqual([]);
      });
    }
  });
}

describe('whatever the order of files, blocks and objects, the SQL is the same', () => {
  test.each(corpus)('$name', ({ before, after, texts }) => {
    const reversed = [texts.before, texts.after].map((text) => reversedSchema(text));
    const there = plannedSql(before.schema, after.schema);
    const back = plannedSql(after.schema, before.schema);
    expect(plannedSql(reversed[0]!, reversed[1]!)).toBe(there);
    expect(plannedSql(reversed[1]!, reversed[0]!)).toBe(back);
  });
});

/** Each block in a file of its own, the last first, and the objects in reverse. */
function reversedSchema(text: string): Schema {
  const blocks = text.split(/(?<=^\}\n)/m).reverse();
  return schemaOf([...declare(...blocks).schema.values()].reverse());
}
