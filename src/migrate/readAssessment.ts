import type { Database } from '../database/database.ts';
import { type Diagnostic, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import { assess } from './assess.ts';
import type { AssessedMigration, Assessment } from './assessment.ts';
import type { MigrationsDirectory } from './directory.ts';
import { foreignTables } from './foreignHistory.ts';
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
  if (history.rows.length === 0) diagnostics.push(...(await otherTool(database)));
  for (const diagnostic of assessment.diagnostics) {
    const edited =
      diagnostic.code === 'edited-migration'
        ? assessment.migrations.find(({ migration }) => migration?.source.path === diagnostic.subject)
        : undefined;
    diagnostics.push(edited ? await withDifference(database, table, edited, diagnostic) : diagnostic);
  }
  return { ...assessment, history, diagnostics };
}

/** A database that another tool has filled has no history yet, and everything would be made a second time. */
async function otherTool(database: Database): Promise<readonly Diagnostic[]> {
  const [table] = await foreignTables(database);
  if (!table) return [];
  const { tool, schema, name } = table;
  const message = `${tool} keeps its books in this database, in \`${schema}.${name}\`; schemac has none here yet.`;
  return [
    warningDiagnostic('other-tool', message, {
      fixes: [
        { title: `Begin with what ${tool} has made: \`schemac init --baseline\`` },
        { title: 'Or say what is there already: `schemac migrate resolve --applied ID`' },
      ],
    }),
  ];
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
  const { editedStatements } = await import('./editedStatements.ts');
  const lines = editedStatements(await loadPostgresParser(), before, migration!.source.text);
  return { ...diagnostic, notes: [...lines, ...(diagnostic.notes ?? [])] };
}
