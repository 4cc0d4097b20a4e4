import type { Database } from '../database/database.ts';
import { qualified, sql } from '../sql/sql.ts';
import type { HistoryRow } from './historyRow.ts';

interface PrismaRow {
  readonly id: string;
  readonly checksum: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly rolledBackAt: string | null;
  readonly logs: string | null;
  readonly steps: number;
}

/**
 * What `_prisma_migrations` says, one row for each migration: Prisma adds a row for each attempt. Finished and not
 * rolled back is applied, whatever was tried beside it.
 */
export async function prismaRows(
  database: Database,
  table: { readonly schema: string; readonly name: string },
): Promise<HistoryRow[]> {
  const query = sql`SELECT migration_name AS id, checksum, started_at AS "startedAt", finished_at AS "finishedAt",
      rolled_back_at AS "rolledBackAt", logs, applied_steps_count AS steps
    FROM ${qualified([table.schema, table.name])} ORDER BY started_at, finished_at`;
  const attempts = new Map<string, PrismaRow>();
  for (const row of await database.query<PrismaRow>(query.text())) {
    const before = attempts.get(row.id);
    if (!before || rank(row) >= rank(before)) attempts.set(row.id, row);
  }
  return [...attempts.values()].map(historyRow);
}

/** Of several attempts the applied one counts, else one that is open, else the last. */
function rank({ finishedAt, rolledBackAt }: PrismaRow): number {
  if (rolledBackAt !== null) return 0;
  return finishedAt === null ? 1 : 2;
}

function historyRow(row: PrismaRow): HistoryRow {
  return {
    id: row.id,
    origin: 'prisma',
    parents: [],
    checksum: null,
    fileChecksum: row.checksum,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    rolledBackAt: row.rolledBackAt,
    stepsDone: row.steps,
    stepsTotal: row.steps,
    cursor: null,
    error: row.logs,
    durationMs: null,
    executedBy: null,
    version: 'prisma',
    fingerprint: null,
    replaces: [],
  };
}
