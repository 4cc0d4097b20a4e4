import { deepEqual } from '../../model/deepEqual.ts';
import type { Sql } from '../../sql/sql.ts';
import type { MovedValue, StatementContext } from '../kind.ts';
import { baseType } from '../shared/baseType.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import { columnName } from './columnSql.ts';
import type { Column } from './object.ts';
import { goneHazards, remadeValue } from './remadeValue.ts';
import { valueHazards } from './typeHazards.ts';
import { usingOf } from './usingOf.ts';

/** What a row of the new table has in a column, of one of the old: converted as where the column itself changes. */
export function movedValue(before: Column, after: Column, context: StatementContext): MovedValue {
  const isRetyped = !deepEqual(before.attributes.type, after.attributes.type);
  return {
    value: convertedValue(before, after, context),
    hazards: isRetyped ? valueHazards(before, after, context) : goneHazards(after, context),
  };
}

function convertedValue(before: Column, after: Column, context: StatementContext): Sql {
  const [from, to] = [before.attributes.type, after.attributes.type];
  const value = columnName(after);
  if (deepEqual(from, to)) return isRemade(to, context) ? remadeValue(value, to, context) : value;
  const base = baseType(to, context.after);
  const isOfSame = after.hints?.using === undefined && deepEqual(baseType(from, context.before), base);
  if (isOfSame && isRemade(base, context)) return remadeValue(value, base, context);
  return usingOf(before, after, context) ?? value;
}

function isRemade(type: TypeRef, { creates }: StatementContext): boolean {
  return 'object' in type && creates(type.object);
}
