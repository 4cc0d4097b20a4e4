import { join } from 'node:path';
import type { Database } from '../database/database.ts';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import type { Loss } from '../model/plan.ts';
import { statementsSql } from '../print/migrationSql.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import { afterRenames } from './afterRenames.ts';
import { type MigrationsDirectory, readDirectory } from './directory.ts';
import type { Drift } from './drift.ts';
import type { HistoryTable } from './history.ts';
import { holding } from './holding.ts';
import { migrationName } from './migrationName.ts';
import { readScript } from './migrationScript.ts';
import { nextMigrationId } from './nextMigrationId.ts';
import { planBetween } from './planBetween.ts';
import { planLosses } from './planLosses.ts';
import { printFormat } from './printFormat.ts';
import { readState, recordState } from './recordedState.ts';
import { resolveMigration } from './resolveMigration.ts';
import type { Report } from './runEvent.ts';
import type { RunOptions } from './runOptions.ts';
import { runScript } from './runScript.ts';
import { writeMigration } from './writeMigration.ts';

/** The database is right: from now on this is what is expected of it. */
export function acceptDrift(database: Database, table: HistoryTable, drift: Drift): Promise<void> {
  return recordState(database, table, drift, drift.actual);
}

export interface AdoptedDrift {
  /** The folder of the migration that says it. */
  readonly path?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The database is right, and others are to become as it is: writes a migration that counts as applied here. */
export async function adoptDrift(
  database: Database,
  directory: MigrationsDirectory,
  drift: Drift,
  options: { readonly table: HistoryTable; readonly version: string; readonly name?: string },
): Promise<AdoptedDrift> {
  const { table, version, name = migrationName(drift.plan, false) } = options;
  const format = printFormat(database.defaultSchema);
  const id = nextMigrationId(directory, name);
  const last = directory.migrations.at(-1);
  const written = writeMigration(directory.path, {
    id,
    parents: last ? [last.id] : [],
    sql: `\n${statementsSql(drift.plan, format)}`,
    down: statementsSql(wayBack(drift, database), format),
  });
  if (written.diagnostic) return { diagnostics: [written.diagnostic] };
  const resolution = { id, as: 'applied', version, table, schemas: drift.schemas } as const;
  const diagnostics = await resolveMigration(database, readDirectory(directory.path), resolution);
  if (hasErrors(diagnostics)) return { path: written.path, diagnostics };
  await acceptDrift(database, table, drift);
  return { path: written.path, diagnostics };
}

/** What goes when a drift is taken back. Throws a DatabaseError. */
export function driftLosses(database: Database, drift: Drift): Promise<readonly Loss[]> {
  const plan = wayBack(drift, database);
  return afterRenames(plan, database, (renamed) => holding(planLosses(plan), renamed));
}

/** The migrations are right: takes back what was changed beside them. */
export async function revertDrift(
  database: Database,
  drift: Drift,
  run: { readonly options: RunOptions; readonly report: Report },
): Promise<readonly Diagnostic[]> {
  const text = statementsSql(wayBack(drift, database), printFormat(database.defaultSchema));
  const source = { path: join('drift', 'revert.sql'), text };
  const script = readScript(await loadPostgresParser(), source);
  if (hasErrors(script.diagnostics)) return script.diagnostics;
  const failed = await runScript(database, source.path, script, { ...run, record: async () => undefined });
  if (hasErrors(failed)) return failed;
  const left = planBetween(await readState(database, drift), drift.expected, database.version);
  return left.statements.length > 0 ? [notReverted(database)] : [];
}

function wayBack({ actual, expected }: Drift, { version }: Database) {
  return planBetween(actual, expected, version);
}

function notReverted({ label }: Database): Diagnostic {
  return errorDiagnostic('drift-not-reverted', `\`${label}\` still differs from what the migrations made.`, {
    fixes: [{ title: 'See what is left: `schemac migrate drift`' }],
  });
}
