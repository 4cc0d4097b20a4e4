import type { Database } from '../database/database.ts';
import type { CommandTarget } from '../sql/commandTarget.ts';
import { qualified, sql } from '../sql/sql.ts';
import { textArray } from '../sql/textArray.ts';
import {
  attachmentQuery,
  buildersQuery,
  leftoversQuery,
  presentNamesQuery,
  tookEffectQuery,
} from './commandQueries.ts';

/**
 * The names of what a command is about that are there now. Kept before the command begins, they tell afterwards,
 * whatever happened, what it has done: see `tookEffect`.
 */
export async function presentNames(database: Database, target: CommandTarget): Promise<readonly string[]> {
  const rows = await database.query<{ name: string }>(presentNamesQuery(target).text());
  return rows.map(({ name }) => name);
}

/**
 * Whether a command took effect, whose `presentNames` were these before it began. False where it may run again as if
 * for the first time.
 */
export async function tookEffect(
  database: Database,
  target: CommandTarget,
  before: readonly string[],
): Promise<boolean> {
  const query = tookEffectQuery(target, textArray(before));
  const [row] = await database.query<{ done: boolean }>(query.text());
  return row!.done;
}

/**
 * Drops the invalid indexes that a command which failed has left behind; without `before`, those alone that stand in
 * its way by their name. Returns their names.
 */
export async function dropLeftovers(
  database: Database,
  target: CommandTarget,
  before: readonly string[] | undefined,
): Promise<readonly string[]> {
  const query = leftoversQuery(target, before ? textArray(before) : sql`NULL::text[]`);
  const leftovers = query ? await database.query<{ schema: string; name: string }>(query.text()) : [];
  for (const { schema, name } of leftovers)
    await database.execute(sql`DROP INDEX CONCURRENTLY ${qualified([schema, name])}`.text());
  return leftovers.map(({ name }) => name);
}

/** The sessions that are building one of the target's indexes now: an earlier run's, which nobody listens to any more. */
export async function buildersOf(database: Database, target: CommandTarget): Promise<readonly number[]> {
  const query = buildersQuery(target);
  const rows = query ? await database.query<{ pid: number }>(query.text()) : [];
  return rows.map(({ pid }) => pid);
}

/**
 * The statement that finishes a DETACH PARTITION CONCURRENTLY which was broken off: it cannot be run again. Undefined
 * where there is nothing to finish.
 */
export async function halfDetached(database: Database, target: CommandTarget): Promise<string | undefined> {
  if (target.type !== 'detach-partition') return undefined;
  const [row] = await database.query<{ pending: boolean }>(attachmentQuery(target.partition).text());
  return row?.pending ? finishDetach(target) : undefined;
}

/** Finishes a DETACH PARTITION CONCURRENTLY. */
export function finishDetach({
  table,
  partition,
}: Extract<CommandTarget, { type: 'detach-partition' }>): string {
  return `ALTER TABLE ${table} DETACH PARTITION ${partition} FINALIZE`;
}
