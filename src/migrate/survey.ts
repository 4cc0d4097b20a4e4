import type { Database } from '../database/database.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import type { MigrationsDirectory } from './directory.ts';
import { type Drift, driftDiagnostic, readDrift } from './drift.ts';
import type { History, HistoryTable } from './history.ts';
import { historyState } from './historyRow.ts';
import type { Migration } from './migration.ts';
import { type ReadAssessment, readAssessment } from './readAssessment.ts';
import { tenantDiagnostics } from './tenantDiagnostics.ts';
import { unknownMigration } from './unknownMigration.ts';

/** What a deploy is to do, by the history. */
export interface Prospect extends ReadAssessment {
  /** The pending migrations that are to be applied, in order. */
  readonly chosen: readonly Migration[];
  /** Those that would be, were not the first of them held, which is to wait for a word: `-- schemac:hold`. */
  readonly held: readonly Migration[];
  /** Of the folder and the history; with an error nothing is to be begun. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The same, with what is in the database beside it. */
export interface Survey extends Prospect {
  readonly drift: Drift | undefined;
}

export interface SurveyOptions {
  readonly history: HistoryTable;
  /** The last migration to apply; without it all are. */
  readonly to?: string;
  /** Go on where a migration is held. */
  readonly contract?: boolean;
  /** The migrations run in the schema of one tenant, and may name no schema but that one and these. */
  readonly sharedSchemas?: ReadonlySet<string>;
}

/** Finds out what there is to do, up to the migration `to`, and writes nothing. Throws a DatabaseError. */
export async function survey(
  database: Database,
  directory: MigrationsDirectory,
  options: SurveyOptions,
): Promise<Survey> {
  return withDrift(database, await prospect(database, directory, options));
}

/** The same by the history alone, which is quickly read. */
export async function prospect(
  database: Database,
  directory: MigrationsDirectory,
  { history, to, contract = false, sharedSchemas }: SurveyOptions,
): Promise<Prospect> {
  const assessment = await readAssessment(database, directory, history);
  const wanted = upTo(directory, assessment.pending, to);
  const { chosen, held } = heldBack(wanted.migrations, assessment.history, contract || to !== undefined);
  const diagnostics = [
    ...directory.diagnostics,
    ...assessment.diagnostics,
    ...wanted.diagnostics,
    ...(sharedSchemas ? await straying(chosen, database.defaultSchema, sharedSchemas) : []),
  ];
  return { ...assessment, chosen, held, diagnostics };
}

/** Compares the database with what the history says of it. */
export async function withDrift(database: Database, seen: Prospect): Promise<Survey> {
  const drift = await readDrift(database, seen.history);
  if (!drift) return { ...seen, drift };
  return {
    ...seen,
    drift,
    diagnostics: [...seen.diagnostics, driftDiagnostic(drift, database.defaultSchema)],
  };
}

/**
 * What a held migration ends is used until somebody says otherwise; but nobody has used a database without a history,
 * and what is begun goes on.
 */
function heldBack(
  migrations: readonly Migration[],
  { rows }: History,
  told: boolean,
): Pick<Prospect, 'chosen' | 'held'> {
  const states = new Map(rows.map((row) => [row.id, historyState(row)]));
  const isUsed = [...states.values()].includes('applied');
  const first = migrations.findIndex(({ id, hold }) => hold && states.get(id) !== 'partial');
  if (told || !isUsed || first < 0) return { chosen: migrations, held: [] };
  return { chosen: migrations.slice(0, first), held: migrations.slice(first) };
}

async function straying(
  migrations: readonly Migration[],
  tenant: string,
  shared: ReadonlySet<string>,
): Promise<readonly Diagnostic[]> {
  const sources = migrations.map(({ source }) => source);
  return tenantDiagnostics(await loadPostgresParser(), sources, tenant, shared);
}

/** The pending migrations that `to` follows, itself included; all of them without a `to`. */
function upTo(
  directory: MigrationsDirectory,
  pending: readonly Migration[],
  to: string | undefined,
): { readonly migrations: readonly Migration[]; readonly diagnostics: readonly Diagnostic[] } {
  if (to === undefined) return { migrations: pending, diagnostics: [] };
  const end = directory.migrations.findIndex(({ id }) => id === to);
  if (end < 0) return { migrations: [], diagnostics: [unknownMigration(to, `\`${directory.path}\``)] };
  const wanted = new Set(directory.migrations.slice(0, end + 1).map(({ id }) => id));
  return { migrations: pending.filter(({ id }) => wanted.has(id)), diagnostics: [] };
}
