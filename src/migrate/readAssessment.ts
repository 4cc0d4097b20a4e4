import type { Database } from '../database/database.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import { assess } from './assess.ts';
import type { AssessedMigration, Assessment } from './assessment.ts';
import type { MigrationsDirectory } from './directory.ts';
import { editedStatements } from './editedStatements.ts';
import { type History, type HistoryTable, readHistory, recordedSql } from './history.ts';

export interface ReadAssessment extends Assessment {
  readonly history: History;
}

/**
 * Reads the history and holds the folder against it; of what was edited it says which statements were. Writes
 * nothing. Throws a DatabaseError.
 */
export async function readAssessment(
  database: Database,
  directory: MigrationsDirectory,
  table: HistoryTable,
): Promise<ReadAssessment> {
  const history = await readHistory(database, table);
  const assessment = assess(directory, history, await loadPostgresParser());
  const diagnostics: Diagnostic[] = [];
  for (const diagnostic of assessment.diagnostics) {
    const edited =
      diagnostic.code === 'edited-migration'
        ? assessment.migrations.find(({ migration }) => migration?.source.path === diagnostic.subject)
        : undefined;
    diagnostics.push(edited ? await withDifference(database, table, edited, diagnostic) : diagnostic);
  }
  return { ...assessment, history, diagnostics };
}

async function withDifference(
  database: Database,
  table: HistoryTable,
  { migration, row }: AssessedMigration,
  diagnostic: Diagnostic,
): Promise<Diagnostic> {
  if (row!.origin === 'prisma') return diagnostic;
  const before = await recordedSql(database, table, row!.id);
  if (before === undefined) return diagnostic;
  const lines = editedStatements(await loadPostgresParser(), before, migration!.source.text);
  return { ...diagnostic, notes: [...lines, ...(diagnostic.notes ?? [])] };
}
