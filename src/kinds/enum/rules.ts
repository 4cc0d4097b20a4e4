import type { Action } from '../../model/plan.ts';
import { literal, qualified, sql } from '../../sql/sql.ts';
import type { AttributeRule } from '../kind.ts';
import type { Enum, EnumAttributes } from './object.ts';

/** Which value was renamed, nobody can tell; so a value is added, or the type is made anew without it. */
export const enumRules: { readonly values: AttributeRule<'enum', EnumAttributes> } = {
  values: {
    change: 'alter',
    alter: addValues,
    replaceWhen: (before, after) => !onlyAdds(before, after),
  },
};

/** Whether the old values are still there, in their order. */
function onlyAdds(before: Enum, after: Enum): boolean {
  const old = new Set(before.attributes.values);
  const kept = after.attributes.values.filter((value) => old.has(value));
  return kept.length === old.size && kept.every((value, index) => value === before.attributes.values[index]);
}

/** Each in its place: behind the value before it, or in front of the first that is there. */
function addValues(before: Enum, after: Enum): readonly Action[] {
  const { values } = after.attributes;
  const old = new Set(before.attributes.values);
  return values.flatMap((value, index): Action[] => {
    if (old.has(value)) return [];
    const next = values.slice(index).find((other) => old.has(other));
    const previous = values[index - 1];
    const inFront =
      previous === undefined ? sql` BEFORE ${literal(next!)}` : sql` AFTER ${literal(previous)}`;
    return [
      {
        sql: sql`ALTER TYPE ${qualified(after.name)} ADD VALUE ${literal(value)}${next === undefined ? sql`` : inFront}`,
        transaction: 'commit-after',
      },
    ];
  });
}
