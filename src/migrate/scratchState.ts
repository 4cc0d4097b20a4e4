import type { Database } from '../database/database.ts';
import { introspect } from '../introspect/introspect.ts';
import { type UnreadObjects, unreadObjects } from '../introspect/unreadObjects.ts';
import { deepEqual } from '../model/deepEqual.ts';
import type { Schema } from '../model/object.ts';
import { changeLines } from '../print/planText.ts';
import { bookkeepingTables } from './bookkeeping.ts';
import type { LockFile } from './lock.ts';
import { planBetween } from './planBetween.ts';
import { printFormat } from './printFormat.ts';

/** What a scratch database holds, as far as it can be compared. */
export interface ScratchState {
  readonly schema: Schema;
  readonly unread: readonly UnreadObjects[];
}

/** All that migrations have made in a scratch database. The lock file knows the rows that belong to the schema. */
export async function readScratchState(scratch: Database, lock: LockFile): Promise<ScratchState> {
  const scope = { ignore: bookkeepingTables };
  const readings = { kept: lock.readings, wished: [] };
  return {
    schema: await introspect(scratch, { ...scope, readings }),
    unread: await unreadObjects(scratch, scope),
  };
}

/** A line for each difference. */
export function stateDifferences(
  wanted: ScratchState,
  found: ScratchState,
  { version, defaultSchema }: Database,
): readonly string[] {
  const { describe } = printFormat(defaultSchema);
  const lines = changeLines(planBetween(wanted.schema, found.schema, version), describe);
  const unread = deepEqual(wanted.unread, found.unread)
    ? []
    : [...wanted.unread, ...found.unread].map(({ kind }) => `~ ${kind}`);
  return [...lines.map(({ sign, text }) => `${sign} ${text}`), ...new Set(unread)];
}
