import { sql } from '../sql/sql.ts';

/** The columns of the history table and their types. A later version may add some, and changes none. */
export const historyColumns = {
  id: sql`text PRIMARY KEY`,
  parents: sql`text[] NOT NULL DEFAULT '{}'`,
  checksum: sql`text`,
  file_checksum: sql`text NOT NULL`,
  sql: sql`text`,
  down_sql: sql`text`,
  started_at: sql`timestamptz NOT NULL`,
  finished_at: sql`timestamptz`,
  rolled_back_at: sql`timestamptz`,
  steps_done: sql`integer NOT NULL DEFAULT 0`,
  steps_total: sql`integer NOT NULL DEFAULT 1`,
  cursor: sql`jsonb`,
  error: sql`text`,
  duration_ms: sql`bigint`,
  executed_by: sql`text DEFAULT session_user`,
  version: sql`text NOT NULL`,
  fingerprint: sql`text`,
  replaces: sql`text[] NOT NULL DEFAULT '{}'`,
  catalog: sql`jsonb`,
} as const;

export type HistoryColumn = keyof typeof historyColumns;
