import { deepEqual } from '../../model/deepEqual.ts';
import type { ComparedSchemas } from '../kind.ts';
import { withOpenAttributes } from '../shared/leftOpen.ts';
import { typeOf } from '../shared/typeOf.ts';
import type { Table, TableAttributes, TableDetails } from './object.ts';

/**
 * Takes over from the database what the declaration leaves open, and what has no place there. The schema does not say
 * whether policies apply: that stays as the database has it.
 */
export function reconcileTable(declared: Table, current: Table, schemas: ComparedSchemas): Table {
  const attributes = { ...withOpenAttributes(declared, current), ...rowSecurityOf(current) };
  const { hasNoToast } = (current.details ?? {}) as TableDetails;
  const own = attributes.parameters?.filter((parameter) => !parameter.startsWith('toast.'));
  if (!hasNoToast || own?.length === attributes.parameters?.length || !hasColumnsOf(declared, schemas))
    return { ...declared, attributes };
  return { ...declared, attributes: withParameters(attributes, own ?? []) };
}

/** Whether every column is there already, of the type that it is to have. */
function hasColumnsOf({ id }: Table, { declared, current }: ComparedSchemas): boolean {
  return [...declared.values()].every((object) => {
    if (object.kind !== 'column' || object.parent !== id) return true;
    return deepEqual(typeOf(object), typeOf(current.get(object.id)));
  });
}

function rowSecurityOf({ attributes: { rowSecurity, forceRowSecurity } }: Table): TableAttributes {
  return { ...(rowSecurity && { rowSecurity }), ...(forceRowSecurity && { forceRowSecurity }) };
}

/** PostgreSQL takes those of a TOAST table, and forgets them where no column can be long. */
function withParameters(
  { parameters: _, ...others }: TableAttributes,
  own: readonly string[],
): TableAttributes {
  return own.length === 0 ? others : { ...others, parameters: own };
}
