import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Precondition } from '../../model/plan.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { type GoneValue, goneValues, rowsHolding } from '../shared/goneValues.ts';
import { qualifiedName } from '../shared/nameSql.ts';
import type { Enum } from './object.ts';

/** A value cannot go while rows have it, wherever in a column it stands, unless it is said what they hold then. */
export function valuesInUse(
  { after }: { readonly after: Enum },
  context: StatementContext,
): readonly Precondition[] {
  const before = context.before.get(after.id) as Enum | undefined;
  const added = after.attributes.values.filter((value) => !before?.attributes.values.includes(value));
  return goneValues(after.id, context)
    .filter(({ replacement }) => replacement === undefined)
    .map((gone) => ({
      when: sql`SELECT EXISTS (SELECT ${rowsHolding(gone)})`,
      rows: { count: countHolding(gone), of: displayName(gone.place.column.name.slice(0, -1)) },
      diagnostic: inUse(after, gone, added),
    }));
}

/** Rows, not values: a list may hold it twice. */
function countHolding(gone: GoneValue): Sql {
  const table = qualifiedName(gone.place.column.parent!);
  return sql`SELECT count(DISTINCT (${table}.tableoid, ${table}.ctid)) ${rowsHolding(gone)}`;
}

function inUse(type: Enum, { value, place: { column } }: GoneValue, added: readonly string[]) {
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
