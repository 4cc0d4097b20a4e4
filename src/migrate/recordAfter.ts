import type { Database } from '../database/database.ts';
import type { Drift } from './drift.ts';
import type { HistoryTable } from './history.ts';
import { expectedAfter, readState, recordState, type StateScope } from './recordedState.ts';

/** Records the state after migrations have run, or were taken back; what had drifted before them still counts so. */
export async function recordAfter(
  database: Database,
  table: HistoryTable,
  scope: StateScope,
  drift: Drift | undefined,
): Promise<void> {
  const after = await readState(database, scope);
  const state = drift ? expectedAfter(drift.expected, drift.actual, after) : after;
  await recordState(database, table, scope, state);
}
