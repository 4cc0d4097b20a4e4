import type { SchemaObject } from '../../model/object.ts';
import type { Interim, OwnChange, StatementContext } from '../kind.ts';

/** Of what refuses rows: once the newer application may write them, nothing refuses them any more. */
export function interimOfConstraint<Object extends SchemaObject>(
  change: OwnChange<Object>,
  { after }: StatementContext,
): Interim<Object> {
  if (change.type === 'create') return { object: change.after };
  const { before } = change;
  const staysBehind = change.type === 'drop' && before.dependsOn.every((id) => after.has(id));
  return { object: staysBehind ? undefined : before };
}

/** Of what no application takes notice of: it is at once as it will be. */
export function interimOfRemark<Object extends SchemaObject>(change: OwnChange<Object>): Interim<Object> {
  return { object: change.type === 'drop' ? change.before : change.after };
}
