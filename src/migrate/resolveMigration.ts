import type { Database } from '../database/database.ts';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import type { MigrationsDirectory } from './directory.ts';
import { readDrift } from './drift.ts';
import { type HistoryTable, readHistory } from './history.ts';
import { historyState } from './historyRow.ts';
import { prepareHistory, writeHistoryRow } from './historyTable.ts';
import { lockedScope } from './lockedScope.ts';
import { recordAfter } from './recordAfter.ts';
import { recordedText } from './recordedText.ts';
import { unknownMigration } from './unknownMigration.ts';

/** What a person says has become of a migration. */
export type Resolution = 'applied' | 'rolled-back';

/**
 * Writes into the history what a person says has become of a migration: that all of it is in the database, or
 * nothing of it. No SQL of it is run. Throws a DatabaseError.
 */
export async function resolveMigration(
  database: Database,
  directory: MigrationsDirectory,
  resolution: {
    readonly id: string;
    readonly as: Resolution;
    readonly version: string;
    readonly table: HistoryTable;
    /** The schemas that the project speaks of; absent: the default one. */
    readonly schemas?: readonly string[];
  },
): Promise<readonly Diagnostic[]> {
  const { id, as, version, table, schemas = [database.defaultSchema] } = resolution;
  const migration = directory.migrations.find((candidate) => candidate.id === id);
  if (!migration) return [unknownMigration(id, `\`${directory.path}\``)];
  const history = await readHistory(database, table);
  const row = history.rows.find((candidate) => candidate.id === id);
  if (as === 'applied' && row && historyState(row) === 'applied') {
    return [errorDiagnostic('already-applied', `\`${id}\` is applied already.`)];
  }
  const drift = await readDrift(database, history);
  await prepareHistory(database, history);
  const now = new Date().toISOString();
  await writeHistoryRow(database, table, id, {
    ...recordedText(migration, await loadPostgresParser()),
    started_at: now,
    finished_at: as === 'applied' ? now : null,
    rolled_back_at: as === 'applied' ? null : now,
    steps_done: 0,
    error: null,
    version,
  });
  await recordAfter(database, table, lockedScope(directory, schemas), drift);
  return [];
}
