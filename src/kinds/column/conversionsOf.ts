import { deepEqual } from '../../model/deepEqual.ts';
import type { Sql } from '../../sql/sql.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import { typeSql } from '../shared/typeSql.ts';
import type { Column } from './object.ts';
import { isOverride } from './override.ts';

/**
 * The pairs of types between which the values of a column are converted: those of the column, and those of the elements
 * where either is a list. A type of the schema may only be made by the migration; how it converts is known.
 */
export function conversionsOf(before: Column, after: Column): readonly { from: Sql; to: Sql }[] {
  const [from, to] = [before.attributes.type, after.attributes.type];
  if (isOverride(after) || deepEqual(from, to) || 'object' in from || 'object' in to) return [];
  const pair = (source: TypeRef, target: TypeRef) => ({ from: typeSql(source), to: typeSql(target) });
  const scalars = pair({ ...from, array: false }, { ...to, array: false });
  return from.array || to.array ? [pair(from, to), scalars] : [scalars];
}
