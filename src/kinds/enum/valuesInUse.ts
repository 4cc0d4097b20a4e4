import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Precondition } from '../../model/plan.ts';
import type { StatementContext } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { type EnumColumn, keptColumns } from './enumColumns.ts';
import { columnHolds, removedValues } from './enumValues.ts';
import type { Enum } from './object.ts';

/** A value cannot go while rows have it. */
export function valuesInUse(
  change: { readonly before?: Enum; readonly after: Enum },
  context: StatementContext,
): readonly Precondition[] {
  const { before, after } = change;
  if (!before) return [];
  return removedValues(before, after).flatMap((value) =>
    keptColumns(after.id, context).map((column) => ({
      when: columnHolds(column, value),
      diagnostic: inUse(after, column, value),
    })),
  );
}

function inUse(type: Enum, column: EnumColumn, value: string) {
  return errorDiagnostic(
    'enum-value-in-use',
    `The enum ${displayName(type.name)} has no value \`${value}\` any more, but rows hold it in ${displayName(column.name)}.`,
    {
      ...(type.origin ? { span: type.origin } : { subject: type.id }),
      fixes: [
        { title: 'Change these rows first, in a migration of their own (`--create-only`).' },
        { title: 'To rename the value, write ALTER TYPE … RENAME VALUE into such a migration.' },
      ],
    },
  );
}
