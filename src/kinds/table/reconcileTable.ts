import { childrenOf } from '../../model/childrenOf.ts';
import { deepEqual } from '../../model/deepEqual.ts';
import type { ObjectId } from '../../model/object.ts';
import type { ComparedSchemas } from '../kind.ts';
import { withOpenAttributes } from '../shared/leftOpen.ts';
import { inheritedColumns } from '../shared/tableColumns.ts';
import { typeOf } from '../shared/typeOf.ts';
import type { Table, TableAttributes, TableDetails } from './object.ts';

/**
 * Takes over from the database what the declaration leaves open, and what has no place there. The schema does not say
 * whether policies apply: that stays as the database has it.
 */
export function reconcileTable(declared: Table, current: Table, schemas: ComparedSchemas): Table {
  const { merged: _, mergedNotNulls: __, ...stated } = withOpenAttributes(declared, current);
  const attributes = {
    ...stated,
    ...rowSecurityOf(current),
    ...mergedOf(declared, current, schemas),
    ...mergedNotNullsOf(declared, current, schemas),
  };
  const { hasNoToast } = (current.details ?? {}) as TableDetails;
  const own = attributes.parameters?.filter((parameter) => !parameter.startsWith('toast.'));
  if (!hasNoToast || own?.length === attributes.parameters?.length || !hasColumnsOf(declared, schemas))
    return { ...declared, attributes };
  return { ...declared, attributes: withParameters(attributes, own ?? []) };
}

/** Of columns that it still inherits from the same tables: in a table that is made anew they are as they are stated. */
function mergedOf(declared: Table, current: Table, schemas: ComparedSchemas): TableAttributes {
  const { anyMerged } = (declared.details ?? {}) as TableDetails;
  const isOpen = anyMerged && deepEqual(declared.attributes.inherits, current.attributes.inherits);
  const { merged } = (isOpen ? current : declared).attributes;
  const known = stillInherited(merged, declared, schemas);
  return known.length > 0 ? { merged: known } : {};
}

function mergedNotNullsOf(declared: Table, current: Table, schemas: ComparedSchemas): TableAttributes {
  const isOpen = [declared, current].some(({ details }) => isUnknown(details ?? {}));
  const { mergedNotNulls } = (isOpen ? current : declared).attributes;
  const known = stillInherited(mergedNotNulls, declared, schemas);
  return known.length > 0 ? { mergedNotNulls: known } : {};
}

/** Whether it comes from a schema file, which says nothing of it, or a server that knows nothing of it. */
function isUnknown({ anyMerged, hasNoNotNulls }: TableDetails): boolean {
  return anyMerged === true || hasNoNotNulls === true;
}

function stillInherited(
  columns: readonly ObjectId[] = [],
  { id }: Table,
  { declared }: ComparedSchemas,
): readonly ObjectId[] {
  if (columns.length === 0) return [];
  const inherited = inheritedColumns(id, declared, { children: childrenOf });
  return columns.filter((column) => inherited.some((one) => one.id === column));
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
