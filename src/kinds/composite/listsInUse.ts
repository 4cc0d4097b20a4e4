import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { deepEqual } from '../../model/deepEqual.ts';
import type { Schema } from '../../model/object.ts';
import type { Precondition } from '../../model/plan.ts';
import { sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { keptValues } from '../shared/heldValues.ts';
import { ownName, qualifiedName } from '../shared/nameSql.ts';
import type { Composite } from './object.ts';

/**
 * A type that is made anew is put together by the names of its attributes, but for values in lists: those only change
 * over as texts, in which the attributes stand one after the other.
 */
export function listsInUse(after: Composite, context: StatementContext): readonly Precondition[] {
  if (!context.before.has(after.id) || !context.creates(after.id)) return [];
  const names = (schema: Schema) => context.children(schema, after.id).map(({ id }) => id);
  if (deepEqual(names(context.before), names(context.after))) return [];
  const columns = new Set(
    keptValues(after.id, context)
      .filter(({ isItem }) => isItem)
      .map(({ column }) => column),
  );
  return [...columns].map((column) => {
    const held = sql`FROM ${qualifiedName(column.parent!)} WHERE ${ownName(column.id)} IS NOT NULL`;
    return {
      when: sql`SELECT EXISTS (SELECT ${held})`,
      rows: { count: sql`SELECT count(*) ${held}`, of: displayName(column.name.slice(0, -1)) },
      diagnostic: errorDiagnostic(
        'composite-in-list',
        `The type ${displayName(after.name)} is made anew with other attributes or in another order, but rows hold lists of it in ${displayName(column.name)}.`,
        {
          ...(after.origin ? { span: after.origin } : { subject: after.id }),
          fixes: [
            {
              title:
                'Give attributes another type in one migration, in the order that they have, and add or drop others in the next.',
            },
          ],
        },
      ),
    };
  });
}
