import type { Action } from '../../model/plan.ts';
import { literal, qualified, sql } from '../../sql/sql.ts';
import { freeName } from '../shared/settleNames.ts';
import type { Enum } from './object.ts';

/** The enum with other names for its values, in their places. */
export function withValueNames(type: Enum, newNames: ReadonlyMap<string, string>): Enum {
  const values = type.attributes.values.map((value) => newNames.get(value) ?? value);
  return { ...type, attributes: { ...type.attributes, values } };
}

/** ALTER TYPE … RENAME VALUE for each value that has another name in its place, over a free one in a circle. */
export function renameValues(before: Enum, after: Enum): readonly Action[] {
  const open = new Map<string, string>();
  before.attributes.values.forEach((value, index) => {
    const name = after.attributes.values[index]!;
    if (value !== name) open.set(value, name);
  });
  const current = new Set(before.attributes.values);
  const steps: (readonly [old: string, name: string])[] = [];
  const rename = (old: string, name: string) => {
    steps.push([old, name]);
    current.delete(old);
    current.add(name);
  };
  while (open.size > 0) {
    const [next] = [...open].filter(([, name]) => !current.has(name));
    if (next) {
      rename(...next);
      open.delete(next[0]);
      continue;
    }
    const [old, name] = [...open][0]!;
    const between = freeName(`${old}_old`, (candidate) => current.has(candidate));
    rename(old, between);
    open.delete(old);
    open.set(between, name);
  }
  return steps.map(([old, name]) => ({
    sql: sql`ALTER TYPE ${qualified(after.name)} RENAME VALUE ${literal(old)} TO ${literal(name)}`,
    summary: `Rename the value ${old} of the enum ${after.name.at(-1)} to ${name}.`,
  }));
}
