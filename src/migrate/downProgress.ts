import { type HistoryRow, historyState } from './historyRow.ts';
import type { StepCursor } from './stepCursor.ts';

/** What the column `cursor` keeps of an applied migration that is on its way back, until it is taken back. */
interface DownCursor {
  /** How many steps of `down.sql` are done, and what was there before the next one began. */
  readonly down: StepCursor;
}

/** How far a migration is taken back; undefined where nobody has begun with it. */
export function readDownProgress(cursor: unknown): StepCursor | undefined {
  return isDownCursor(cursor) ? cursor.down : undefined;
}

/** Whether a migration counts as applied of which a part is taken back. */
export function isHalfTakenBack(row: HistoryRow): boolean {
  return historyState(row) === 'applied' && readDownProgress(row.cursor) !== undefined;
}

/** The column for a migration of whose way back so much is done. */
export function downProgress(down: StepCursor): string {
  return JSON.stringify({ down } satisfies DownCursor);
}

function isDownCursor(cursor: unknown): cursor is DownCursor {
  return typeof cursor === 'object' && cursor !== null && 'down' in cursor;
}
