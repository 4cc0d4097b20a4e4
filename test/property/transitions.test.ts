import { appendFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnalysisResult } from '../../src/analyze/analyze.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { readCorpus } from '../support/corpus.ts';
import { servers } from '../support/servers.ts';
import { declare, directWitness } from '../support/transition.ts';
import { leavesOpen, problemsOf } from './pairProblems.ts';
import { printRandomSchema } from './printRandomSchema.ts';
import { type RandomPair, randomPair } from './randomSchema.ts';

/** `npm run test:random -- --runs N --seed S` sets them. `npm test` tries the same pairs each time. */
const runs = Number(process.env.RANDOM_RUNS ?? 50);
const seed = Number(process.env.RANDOM_SEED ?? 13);
/** Where each pair tried is noted, one JSON object a line: then none is shrunk, and those behind a failure are tried too. */
const log = process.env.RANDOM_LOG;
/** The pair of the seed to begin with, as a log gives it. */
const path = process.env.RANDOM_PAIR;
const timeout = 60_000 + runs * 3000;

for (const server of servers) {
  describe.concurrent(server.name, () => {
    let database: Database;
    beforeAll(async () => {
      database = await openDatabase({ url: await server.createDatabase() });
    });
    afterAll(() => database.close());

    test.sequential('any schema becomes any other', { timeout }, async () => {
      await hold(
        `${server.name}, random schemas`,
        randomPair,
        async ({ before, after, rows, far }: RandomPair) => {
          const circumstances = { major: server.major, far };
          const texts = [
            printRandomSchema(before, circumstances),
            printRandomSchema(after, circumstances, before),
          ] as const;
          const [from, to] = [declare(texts[0]), declare(texts[1])];
          const direct = await directWitness(database, to);
          const problems = await problemsOf(database, { from, to, rows }, direct);
          expect(problems, [...texts, ...problems].join('\n')).toEqual([]);
        },
      );
    });

    test.sequential('any schema of the corpus becomes any other', { timeout }, async () => {
      const schemas = corpusSchemas(server.major);
      const made = new Map<AnalysisResult, readonly string[]>();
      const witnessOf = async (schema: AnalysisResult) => {
        if (!made.has(schema)) made.set(schema, await directWitness(database, schema));
        return made.get(schema)!;
      };
      const any = fc.nat(schemas.length - 1);
      const pair = fc.record({ from: any, to: any, rows: fc.nat(2) });
      await hold(`${server.name}, schemas of the corpus`, pair, async ({ from, to, rows }) => {
        // Its hints speak of what its own case has before.
        if (hasHints(schemas[to]!.schema)) return;
        const one = { from: schemas[from]!.schema, to: schemas[to]!.schema, rows, isPulled: true };
        const direct = leavesOpen(one) ? undefined : await witnessOf(one.to);
        const problems = await problemsOf(database, one, direct);
        expect(problems, [`${schemas[from]!.name} → ${schemas[to]!.name}`, ...problems].join('\n')).toEqual(
          [],
        );
      });
    });
  });
}

/** Fails with the smallest counter-example, or, where each pair is noted, with all of them. */
async function hold<Pair>(
  what: string,
  pairs: fc.Arbitrary<Pair>,
  check: (pair: Pair) => Promise<void>,
): Promise<void> {
  if (log) return noteEach(what, pairs, check, log);
  const details = await fc.check(fc.asyncProperty(pairs, check), {
    numRuns: runs,
    seed,
    ...(path !== undefined && { path }),
    interruptAfterTimeLimit: timeout - 30_000,
    markInterruptAsFailure: true,
  });
  if (!details.failed) return;
  throw new Error(`${await fc.asyncDefaultReportMessage(details)}\n${details.errorInstance}`);
}

async function noteEach<Pair>(
  what: string,
  pairs: fc.Arbitrary<Pair>,
  check: (pair: Pair) => Promise<void>,
  log: string,
): Promise<void> {
  const failures: string[] = [];
  for (const [index, pair] of fc.sample(pairs, { numRuns: runs, seed }).entries()) {
    const failure = await check(pair).then(
      () => undefined,
      (error: Error) => error.message,
    );
    if (failure !== undefined) failures.push(failure);
    appendFileSync(log, `${JSON.stringify({ what, seed, pair: index, failure })}\n`);
  }
  expect(failures.length, failures.join('\n\n')).toBe(0);
}

function corpusSchemas(major: number) {
  return readCorpus()
    .filter(({ flags }) => (flags.minimumMajor ?? 0) <= major)
    .flatMap(({ name, before, after }) => [
      { name: `${name}/before`, schema: before },
      { name: `${name}/after`, schema: after },
    ]);
}

function hasHints({ schema }: AnalysisResult): boolean {
  return [...schema.values()].some(
    ({ hints }) => hints?.backfill !== undefined || hints?.using !== undefined,
  );
}
