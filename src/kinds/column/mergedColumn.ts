import { childrenOf } from '../../model/childrenOf.ts';
import type { ObjectId, SchemaObject } from '../../model/object.ts';
import type { Schemas } from '../kind.ts';
import { columnIn } from '../shared/tableColumns.ts';
import type { Column } from './object.ts';
import { isOverride } from './override.ts';

/** Whether a table has an inherited column that is its own as well: it does not go with that of the parent. */
export function isMerged({ attributes }: SchemaObject, { id }: Column): boolean {
  const { merged } = attributes as { readonly merged?: readonly ObjectId[] };
  return merged?.includes(id) ?? false;
}

/**
 * The table whose own column is to be inherited alone from now on. PostgreSQL makes the one that is there and the parent's
 * one column that is both; a schema file leaves that open, so that all rows need not be written anew.
 */
export function tableOfInherited(column: Column, { before, after }: Schemas): readonly ObjectId[] {
  const table = after.get(column.parent!);
  const open = (table?.details as { readonly anyMerged?: boolean } | undefined)?.anyMerged;
  if (!table || open || !before.has(table.id) || isOverride(column)) return [];
  const wanted = columnIn(column, after, { children: childrenOf }) as Column | undefined;
  return wanted && wanted.parent !== table.id && !isMerged(table, wanted) ? [table.id] : [];
}
