import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Precondition } from '../../model/plan.ts';
import type { StatementContext } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { type EnumColumn, keptColumns } from './enumColumns.ts';
import { columnHolds, countHolding, removedValues, replacements } from './enumValues.ts';
import type { Enum } from './object.ts';

/** A value cannot go while rows have it, unless it is said what they hold then. */
export function valuesInUse(
  change: { readonly before?: Enum; readonly after: Enum },
  context: StatementContext,
): readonly Precondition[] {
  const { before, after } = change;
  if (!before) return [];
  const replaced = replacements(before, after);
  const removed = removedValues(before, after).filter((value) => !replaced.has(value));
  const added = after.attributes.values.filter((value) => !before.attributes.values.includes(value));
  return removed.flatMap((value) =>
    keptColumns(after.id, context).map((column) => ({
      when: columnHolds(column, value),
      rows: { count: countHolding(column, value), of: displayName(column.name.slice(0, -1)) },
      diagnostic: inUse(after, column, value, added),
    })),
  );
}

function inUse(type: Enum, column: EnumColumn, value: string, added: readonly string[]) {
  const old = JSON.stringify(value);
  const renames = added.map((name) => ({
    title: `If the value is called \`${name}\` now: \`@renamedFrom(${old})\` on it, or \`--rename ${type.name.at(-1)}.${value}=${name}\``,
  }));
  return errorDiagnostic(
    'enum-value-in-use',
    `The enum ${displayName(type.name)} has no value \`${value}\` any more, but rows hold it in ${displayName(column.name)}.`,
    {
      ...(type.origin ? { span: type.origin } : { subject: type.id }),
      fixes: [
        ...renames,
        { title: `Say which value takes its place: \`@replaces(${old})\` on that one.` },
        { title: 'Or change these rows first, in a migration of their own (`--create-only`).' },
      ],
    },
  );
}
