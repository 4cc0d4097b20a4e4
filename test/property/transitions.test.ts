import { appendFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnalysisResult } from '../../src/analyze/analyze.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import type { SchemaObject } from '../../src/model/object.ts';
import { readCorpus } from '../support/corpus.ts';
import { insertSampleRows } from '../support/sampleRows.ts';
import { servers } from '../support/servers.ts';
import { declare, differences, directWitness, take } from '../support/transition.ts';
import { printRandomSchema } from './printRandomSchema.ts';
import { type RandomPair, randomPair } from './randomSchema.ts';

/** `npm run test:random -- --runs N --seed S` sets them. `npm test` tries the same pairs each time. */
const runs = Number(process.env.RANDOM_RUNS ?? 5);
const seed = Number(process.env.RANDOM_SEED ?? 1);
const timeout = 60_000 + runs * 3000;
const parameters = {
  numRuns: runs,
  seed,
  interruptAfterTimeLimit: timeout - 30_000,
  markInterruptAsFailure: true,
};

/** What rows can stand in the way of; without rows nothing may be refused. */
const obstacles = new Set([
  'conflicting-rows',
  'duplicate-values',
  'enum-value-in-use',
  'missing-referenced-rows',
  'null-in-required-column',
  'referenced-rows',
  'required-column-without-value',
  'rows-break-check',
  'values-do-not-convert',
]);

/**
 * Nobody but the migration tells which rows do not convert to a type that it makes itself, or to any before release 16:
 * the plan says that it may fail. Nor which rows break a check whose values are of such a type.
 */
function failsOnValues(problems: string, version: number): boolean {
  const makesType = /^CREATE (TYPE|DOMAIN) /m.test(problems);
  if (makesType && /SQLSTATE 23514[\s\S]*^ALTER [\s\S]*::/m.test(problems)) return true;
  return (makesType || version < 160000) && /SQLSTATE 22\w{3}[\s\S]*^-- may-fail: /m.test(problems);
}

interface Pair {
  readonly from: AnalysisResult;
  readonly to: AnalysisResult;
  readonly rows: number;
  readonly isPulled?: boolean;
}

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
        fc.asyncProperty(randomPair, async ({ before, after, rows }: RandomPair) => {
          const texts = [printRandomSchema(before), printRandomSchema(after, before)] as const;
          const [from, to] = [declare(texts[0]), declare(texts[1])];
          const direct = await directWitness(database, to);
          const problems = await problemsOf(database, { from, to, rows }, direct);
          expect(problems, [...texts, ...problems].join('\n')).toEqual([]);
        }),
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
      await hold(
        `${server.name}, schemas of the corpus`,
        fc.asyncProperty(pair, async ({ from, to, rows }) => {
          // Its hints speak of what its own case has before.
          if (hasHints(schemas[to]!.schema)) return;
          const one = { from: schemas[from]!.schema, to: schemas[to]!.schema, rows, isPulled: true };
          const direct = leavesOpen(one) ? undefined : await witnessOf(one.to);
          const problems = await problemsOf(database, one, direct);
          expect(problems, [`${schemas[from]!.name} → ${schemas[to]!.name}`, ...problems].join('\n')).toEqual(
            [],
          );
        }),
      );
    });
  });
}

/** Fails with the smallest counter-example; notes how many pairs were tried, for a run of many (`runRandom.js`). */
async function hold<Pair>(what: string, property: fc.IAsyncProperty<Pair>): Promise<void> {
  const details = await fc.check(property, parameters);
  const { numRuns, failed } = details;
  const log = process.env.RANDOM_LOG;
  if (log) appendFileSync(log, `${JSON.stringify({ what, seed, pairs: numRuns, failed })}\n`);
  if (failed) throw new Error(`${await fc.asyncDefaultReportMessage(details)}\n${details.errorInstance}`);
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

/** Whether something in it is as the database has it, whatever that is: a list that may be NULL or not. */
function leavesOpen({ from, to: { client, schema, unspoken } }: Pair): boolean {
  const isKept = [...from.schema.values()].some(({ kind }) => unspoken.has(kind));
  const isOpen = ({ id, attributes, details }: SchemaObject) =>
    Object.entries(details ?? {}).some(([name, value]) => value === true && name.startsWith('any')) ||
    (constraintOf(attributes) === null && isConstraint(from.schema.get(id)));
  return client || isKept || [...schema.values()].some(isOpen);
}

/** Null where it is open whether a constraint stands on a unique index; undefined of all that is none. */
function constraintOf(attributes: object): unknown {
  return (attributes as { readonly constraint?: unknown }).constraint;
}

function isConstraint(object: SchemaObject | undefined): boolean {
  const constraint = object && constraintOf(object.attributes);
  return constraint !== undefined && constraint !== null && constraint !== 'none';
}

async function problemsOf(
  database: Database,
  { rows, ...pair }: Pair,
  direct: readonly string[] | undefined,
): Promise<readonly string[]> {
  const insertRows = (into: Database) => insertSampleRows(into, rows);
  const there = await take(database, { ...pair, renames: [], insertRows, byChance: true });
  if (rows > 0 && there.refused !== undefined && obstacles.has(there.refused)) return [];
  if (rows > 0 && failsOnValues(there.problems.join('\n'), database.version)) return [];
  return [
    ...there.problems,
    ...(there.after && direct ? differences('the database', direct, there.after) : []),
  ];
}
