import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { insertSampleRows } from '../support/sampleRows.ts';
import { servers } from '../support/servers.ts';
import { declare, differences, take } from '../support/transition.ts';
import { printRandomSchema } from './printRandomSchema.ts';
import { type RandomPair, randomPair } from './randomSchema.ts';

/** `npm run test:random -- --runs N --seed S` sets them. `npm test` tries the same pairs each time. */
const runs = Number(process.env.RANDOM_RUNS ?? 10);
const seed = Number(process.env.RANDOM_SEED ?? 1);
const timeout = 60_000 + runs * 3000;

/** What rows can stand in the way of; without rows nothing may be refused. */
const obstacles = new Set([
  'duplicate-values',
  'enum-value-in-use',
  'missing-referenced-rows',
  'null-in-required-column',
  'required-column-without-value',
]);

for (const server of servers) {
  describe.concurrent(server.name, () => {
    let database: Database;
    beforeAll(async () => {
      database = await openDatabase({ url: await server.createDatabase() });
    });
    afterAll(() => database.close());

    test('any schema becomes any other', { timeout }, async () => {
      await fc.assert(
        fc.asyncProperty(randomPair, async (pair) => {
          const problems = await problemsOf(database, pair);
          expect(problems, problems.join('\n')).toEqual([]);
        }),
        { numRuns: runs, seed, interruptAfterTimeLimit: timeout - 30_000 },
      );
    });
  });
}

async function problemsOf(
  database: Database,
  { before, after, rows }: RandomPair,
): Promise<readonly string[]> {
  const texts = [printRandomSchema(before), printRandomSchema(after, before)] as const;
  const [from, to] = [declare(texts[0]), declare(texts[1])];
  const insertRows = (into: Database) => insertSampleRows(into, rows);
  const there = await take(database, { from, to, renames: [], insertRows });
  if (rows > 0 && there.refused !== undefined && obstacles.has(there.refused)) return [];
  const direct = await take(database, { from: to, to, renames: [], insertRows });
  const problems = [
    ...there.problems,
    ...(there.after ? differences('the database', direct.before, there.after) : []),
    ...direct.problems,
  ];
  return problems.length === 0 ? [] : [...texts, ...problems];
}
