import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Precondition } from '../../model/plan.ts';
import { sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { keptValues } from '../shared/heldValues.ts';
import type { Domain } from './object.ts';

/** A domain cannot refuse NULL while rows hold it. What is NULL in a composite value may be the whole value. */
export function nullsInUse(after: Domain, context: StatementContext): readonly Precondition[] {
  const before = context.before.get(after.id) as Domain | undefined;
  if (!after.attributes.notNull || !before || before.attributes.notNull) return [];
  return keptValues(after.id, context)
    .filter(({ isField }) => !isField)
    .map(({ column, from, value }) => {
      const broken = sql`FROM ${from} WHERE ${value} IS NULL`;
      return {
        when: sql`SELECT EXISTS (SELECT ${broken})`,
        rows: { count: sql`SELECT count(*) ${broken}`, of: displayName(column.name.slice(0, -1)) },
        diagnostic: errorDiagnostic(
          'null-in-use',
          `The domain ${displayName(after.name)} is to refuse NULL, but rows hold it in ${displayName(column.name)}.`,
          {
            ...(after.origin ? { span: after.origin } : { subject: after.id }),
            fixes: [{ title: 'Change these rows first, in a migration of their own (`--create-only`).' }],
          },
        ),
      };
    });
}
