import { deepEqual } from '../../model/deepEqual.ts';
import type { Action } from '../../model/plan.ts';
import { literal, qualified, type Sql, sql } from '../../sql/sql.ts';
import { displayName } from './displayName.ts';
import { defaultSequenceOptions, type SequenceOptions, sequenceTypeBits } from './sequenceOptions.ts';

/** All that ALTER SEQUENCE can change. */
export interface SequenceState extends SequenceOptions {
  /** `bigint`, `integer` or `smallint`. */
  readonly type: string;
}

/** A sequence whose options change. */
export interface ChangedSequence {
  readonly name: readonly string[];
  readonly before: SequenceState;
  readonly after: SequenceState;
  /** The statement that sets some of them. */
  readonly alter: (options: Partial<SequenceState>) => Action;
}

/**
 * Brings a sequence from one set of options to another. PostgreSQL wants its counter within its bounds at any time:
 * where the new ones leave some of the old ones' room out, a counter that stands there begins anew.
 */
export function changeSequence({ name, before, after, alter }: ChangedSequence): readonly Action[] {
  const changed = changesOf(before, after);
  if (Object.keys(changed).length === 0) return [];
  if (hasRoomOf(before, after) || hasRoomOf(afterRetype(before, after.type), after)) return [alter(changed)];
  const wide = {
    type: sequenceTypeBits(before.type) < sequenceTypeBits(after.type) ? after.type : before.type,
    minimum: least(before.minimum, after.minimum),
    maximum: greatest(before.maximum, after.maximum),
  };
  const { type, ...bounds } = wide;
  const left = changesOf({ ...before, ...wide }, after);
  return [
    // Altered first, the sequence is a new one, whose counter comes back if the transaction is rolled back.
    alter(type === before.type ? bounds : wide),
    { sql: restart(name, after), summary: `Let ${displayName(name)} count within its new bounds.` },
    ...(Object.keys(left).length === 0 ? [] : [alter(left)]),
  ];
}

function hasRoomOf(before: SequenceOptions, { minimum, maximum }: SequenceOptions): boolean {
  return least(before.minimum, minimum) === minimum && greatest(before.maximum, maximum) === maximum;
}

function changesOf(before: SequenceState, after: SequenceState): Partial<SequenceState> {
  const old = { ...afterRetype(before, after.type), type: before.type };
  const changed = (Object.keys(after) as (keyof SequenceState)[]).filter(
    (option) => !deepEqual(old[option], after[option]),
  );
  return Object.fromEntries(changed.map((option) => [option, after[option]]));
}

/** ALTER SEQUENCE … AS: a bound that was that of the old type becomes that of the new one. */
function afterRetype(before: SequenceState, type: string): SequenceState {
  const highest = (of: string) => defaultSequenceOptions(of, {}).maximum;
  const lowest = (of: string) => defaultSequenceOptions(of, { increment: '-1' }).minimum;
  return {
    ...before,
    type,
    minimum: before.minimum === lowest(before.type) ? lowest(type) : before.minimum,
    maximum: before.maximum === highest(before.type) ? highest(type) : before.maximum,
  };
}

function restart(name: readonly string[], { start, minimum, maximum }: SequenceOptions): Sql {
  const sequence = literal(qualified(name).text());
  const bounds = sql`${literal(BigInt(minimum))} AND ${literal(BigInt(maximum))}`;
  return sql`SELECT setval(${sequence}, ${literal(BigInt(start))}, false) FROM ${qualified(name)} WHERE last_value NOT BETWEEN ${bounds}`;
}

function least(left: string, right: string): string {
  return BigInt(left) < BigInt(right) ? left : right;
}

function greatest(left: string, right: string): string {
  return BigInt(left) > BigInt(right) ? left : right;
}
