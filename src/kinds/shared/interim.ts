import type { SchemaObject } from '../../model/object.ts';
import type { StatementContext } from '../kind.ts';
import type { Interim, OwnChange } from '../phases.ts';
import { isPartitioned } from './isPartitioned.ts';
import type { Validation } from './validation.ts';

/** Of what refuses rows: once the newer application may write them, nothing refuses them any more. */
export function interimOfConstraint<Object extends SchemaObject>(
  change: OwnChange<Object>,
  context: StatementContext,
): Interim<Object> {
  if (change.type === 'create') return { object: notYetValid(change.after, context) };
  const { after } = context;
  const { before } = change;
  const staysBehind = change.type === 'drop' && before.dependsOn.every((id) => after.has(id));
  return { object: staysBehind ? undefined : before };
}

/** Rows that are there are looked at in the second migration: the first does not stand still for them. */
function notYetValid<Object extends SchemaObject>(constraint: Object, { before }: StatementContext): Object {
  const table = before.get(constraint.parent!);
  const { validation } = constraint.attributes as { readonly validation?: Validation };
  // Before release 18 a partitioned table takes no foreign key that is not valid.
  if (!table || isPartitioned(table) || validation !== 'valid') return constraint;
  return { ...constraint, attributes: { ...constraint.attributes, validation: 'not valid' } };
}

/** Of what no application takes notice of: it is at once as it will be. */
export function interimOfRemark<Object extends SchemaObject>(change: OwnChange<Object>): Interim<Object> {
  return { object: change.type === 'drop' ? change.before : change.after };
}
