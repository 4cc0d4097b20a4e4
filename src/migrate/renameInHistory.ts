import type { Database } from '../database/database.ts';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { qualified, sql } from '../sql/sql.ts';
import type { MigrationsDirectory } from './directory.ts';
import { type History, type HistoryTable, readHistory } from './history.ts';
import { prepareHistory } from './historyTable.ts';
import type { RenamedMigration } from './matchRenames.ts';
import { unknownMigration } from './unknownMigration.ts';

/** Gives migrations whose folders were renamed their new names in the history. */
export async function recordRenames(
  database: Database,
  history: History,
  renamed: readonly RenamedMigration[],
): Promise<void> {
  if (renamed.length === 0) return;
  await prepareHistory(database, history);
  for (const { row, migration } of renamed) await rename(database, history.table, row.id, migration.id);
}

/** Does as a person says: the migration that the history knows as `from` is the one in the folder `to`. */
export async function resolveRenamed(
  database: Database,
  directory: MigrationsDirectory,
  table: HistoryTable,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly Diagnostic[]> {
  const history = await readHistory(database, table);
  const known = new Set(history.rows.map(({ id }) => id));
  if (!known.has(from)) return [unknownMigration(from, 'the history')];
  if (!directory.migrations.some(({ id }) => id === to))
    return [unknownMigration(to, `\`${directory.path}\``)];
  if (known.has(to)) {
    return [errorDiagnostic('already-applied', `\`${to}\` has a row of its own in the history.`)];
  }
  await prepareHistory(database, history);
  await rename(database, table, from, to);
  return [];
}

/** In its row, and in what follows it. */
async function rename(database: Database, table: HistoryTable, from: string, to: string): Promise<void> {
  const name = qualified([table.schema, table.name]);
  await database.transaction(async (transaction) => {
    await transaction.query(sql`UPDATE ${name} SET id = $2 WHERE id = $1`.text(), [from, to]);
    const follow = sql`UPDATE ${name} SET parents = array_replace(parents, $1, $2) WHERE $1 = ANY (parents)`;
    await transaction.query(follow.text(), [from, to]);
  });
}
