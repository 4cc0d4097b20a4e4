import { deepEqual } from '../../model/deepEqual.ts';
import type { ObjectId } from '../../model/object.ts';
import type { Hazard } from '../../model/plan.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { baseType } from '../shared/baseType.ts';
import { goneValueHazards, replacedValues, withReplacements } from '../shared/goneValues.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import { typeSql } from '../shared/typeSql.ts';
import { conversion } from './conversion.ts';
import type { Column } from './object.ts';
import { isComposite, recomposed } from './recomposed.ts';

/**
 * A value of a type that is made anew, as one of the new: through text, but for a domain, whose values are of the type
 * beneath it, and for what can be taken apart.
 */
export function remadeValue(value: Sql, type: TypeRef, context: StatementContext): Sql {
  const [from, to] = [baseType(type, context.before), baseType(type, context.after)];
  const text = sql`${value}::${type.array ? sql`text[]` : sql`text`}`;
  const replaced = 'object' in to ? replacedValues(to.object, context) : new Map<string, string>();
  if (replaced.size > 0) return sql`${withReplacements(text, replaced, type.array)}::${typeSql(type)}`;
  if (isComposite(to, context)) return recomposed(value, to.object, context);
  if (!deepEqual(to, type))
    return conversion(value, from, to, context.casts) ?? sql`${value}::${typeSql(to)}`;
  return sql`${text}::${typeSql(type)}`;
}

/** Of the enum that a column holds values of, if it does, and of others that are made anew. */
export function goneHazards(
  column: Column,
  context: StatementContext,
  remade: readonly ObjectId[] = [],
): readonly Hazard[] {
  const base = baseType(column.attributes.type, context.after);
  const types = new Set([...remade, ...('object' in base ? [base.object] : [])]);
  return [...types].flatMap((type) => goneValueHazards(column, type, context));
}
