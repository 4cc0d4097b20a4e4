import type { Database } from '../database/database.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { MigrationsDirectory } from './directory.ts';
import { type Drift, driftDiagnostic, readDrift } from './drift.ts';
import type { HistoryTable } from './history.ts';
import type { Migration } from './migration.ts';
import { type ReadAssessment, readAssessment } from './readAssessment.ts';
import { unknownMigration } from './unknownMigration.ts';

/** What a deploy is to do, seen from the database as it is now. */
export interface Survey extends ReadAssessment {
  /** The pending migrations that are to be applied, in order. */
  readonly chosen: readonly Migration[];
  readonly drift: Drift | undefined;
  /** Of the folder, the history and the database; with an error nothing is to be begun. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds out what there is to do, up to the migration `to`, and writes nothing. Throws a DatabaseError. */
export async function survey(
  database: Database,
  directory: MigrationsDirectory,
  { history, to }: { readonly history: HistoryTable; readonly to?: string },
): Promise<Survey> {
  const assessment = await readAssessment(database, directory, history);
  const chosen = upTo(directory, assessment.pending, to);
  const drift = await readDrift(database, assessment.history);
  const diagnostics = [
    ...directory.diagnostics,
    ...assessment.diagnostics,
    ...chosen.diagnostics,
    ...(drift ? [driftDiagnostic(drift, database.defaultSchema)] : []),
  ];
  return { ...assessment, chosen: chosen.migrations, drift, diagnostics };
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
