import type { Database } from '../../database/database.ts';
import { type ScratchStage, withScratchStage } from '../../database/withScratchStage.ts';
import { type Diagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { positionAt } from '../../source/source.ts';
import { loadPostgresParser, type PostgresParser } from '../../sql/postgresParser.ts';
import { historyTableName } from '../history.ts';
import type { Migration } from '../migration.ts';
import { readScript } from '../migrationScript.ts';
import { replay } from '../replay.ts';
import { fitsTransaction } from './fitsTransaction.ts';
import { rolledBack } from './rolledBack.ts';
import { runCase } from './runCase.ts';
import type { TestCase, TestFile } from './testFile.ts';

/** What has become of a case. */
export interface TestedCase {
  /** The migration. */
  readonly id: string;
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly name: string;
  readonly ok: boolean;
  readonly durationMs: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** The files of tests that lie beside a migration. */
export interface MigrationTests {
  readonly migration: Migration;
  readonly files: readonly TestFile[];
}

export interface TestRunOptions {
  /** A server on which it is tried; absent: the embedded PostgreSQL. */
  readonly scratchUrl?: string;
  /** The schemac that runs them, for the history. */
  readonly version: string;
  /** Told of each case that is done. */
  readonly onCase: (tested: TestedCase) => void;
}

export interface TestRun {
  readonly cases: readonly TestedCase[];
  /** With an error where the migrations before a tested one cannot be run. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs the cases of tests, each on a database as it is before its migration. `migrations`: the whole chain, in order. */
export async function runTests(
  migrations: readonly Migration[],
  tests: readonly MigrationTests[],
  options: TestRunOptions,
): Promise<TestRun> {
  const cases: TestedCase[] = [];
  if (tests.length === 0) return { cases, diagnostics: [] };
  const parser = await loadPostgresParser();
  const diagnostics = await withScratchStage(options.scratchUrl, async (stage) => {
    let done = 0;
    for (const [index, migration] of migrations.entries()) {
      const found = tests.find((tested) => tested.migration.id === migration.id);
      if (!found) continue;
      const failed = await stage.use((database) => replay(database, migrations.slice(done, index)));
      if (hasErrors(failed)) return failed;
      done = index;
      cases.push(...(await testMigration(stage, found, parser, options)));
    }
    return [];
  });
  return { cases, diagnostics };
}

async function testMigration(
  stage: ScratchStage,
  { migration, files }: MigrationTests,
  parser: PostgresParser,
  { version, onCase }: TestRunOptions,
): Promise<readonly TestedCase[]> {
  const up = readScript(parser, migration.source);
  const down = migration.down && readScript(parser, migration.down);
  const held = (scripts: Parameters<typeof fitsTransaction>[1]) =>
    stage.use((database) => fitsTransaction(database, scripts));
  const isHeld = { up: await held([up]), down: down === undefined || (await held([down])) };
  const tested: TestedCase[] = [];
  for (const { source, cases } of files) {
    for (const testCase of cases) {
      const apart = testCase.down ? !isHeld.up || !isHeld.down : !isHeld.up;
      const started = performance.now();
      const diagnostics = await isolated(stage, apart, (database) => {
        const table = { schema: database.defaultSchema, name: historyTableName };
        return runCase(database, { migration, source, table, options: { version } }, testCase);
      });
      tested.push(outcome(migration.id, testCase, diagnostics, Math.round(performance.now() - started)));
      onCase(tested.at(-1)!);
    }
  }
  return tested;
}

/** In a transaction that is rolled back, which takes no time; else in a database of its own. */
function isolated<T>(
  stage: ScratchStage,
  apart: boolean,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  return apart ? stage.copy(work) : stage.use((database) => rolledBack(database, work));
}

function outcome(
  id: string,
  { name, span }: TestCase,
  diagnostics: readonly Diagnostic[],
  durationMs: number,
): TestedCase {
  const { line } = positionAt(span.source, span.start);
  return { id, path: span.source.path, line, name, ok: !hasErrors(diagnostics), durationMs, diagnostics };
}
