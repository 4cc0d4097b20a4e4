import type { Database } from '../database/database.ts';
import { qualified, sql } from '../sql/sql.ts';
import type { AssessedMigration } from './assessment.ts';
import type { ChosenDown } from './chooseDown.ts';
import type { HistoryTable } from './history.ts';

/**
 * The applied migrations that the folder lacks, as the history keeps them, the last first: what was tried on a branch
 * that is not checked out.
 */
export async function missingDown(
  database: Database,
  table: HistoryTable,
  migrations: readonly AssessedMigration[],
): Promise<readonly ChosenDown[]> {
  const missing = migrations.filter(({ state, row }) => state === 'missing' && row?.origin === 'schemac');
  if (missing.length === 0) return [];
  const query = sql`SELECT id, coalesce(sql, '') AS sql, down_sql AS down
    FROM ${qualified([table.schema, table.name])} WHERE id = ANY ($1)`;
  const ids = missing.map(({ id }) => id);
  const rows = await database.query<{ id: string; sql: string; down: string | null }>(query.text(), [ids]);
  const texts = new Map(rows.map((row) => [row.id, row]));
  return missing.toReversed().map(({ id, row }) => {
    const kept = texts.get(id)!;
    const path = (file: string) => `${id}/${file} as the history keeps it`;
    const { parents, replaces } = row!;
    return {
      migration: {
        ...{ id, parents, replaces },
        source: { path: path('migration.sql'), text: kept.sql },
        bytes: Buffer.from(kept.sql),
        ...(kept.down === null ? {} : { down: { path: path('down.sql'), text: kept.down } }),
      },
    };
  });
}
