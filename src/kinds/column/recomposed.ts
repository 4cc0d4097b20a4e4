import { deepEqual } from '../../model/deepEqual.ts';
import type { ObjectId } from '../../model/object.ts';
import { join, type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { ownName, qualifiedName } from '../shared/nameSql.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import { typeSql } from '../shared/typeSql.ts';
import { conversion } from './conversion.ts';

/** Whether a type is a composite one, and no list of it. */
export function isComposite(
  type: TypeRef,
  { after }: StatementContext,
): type is Extract<TypeRef, { object: ObjectId }> {
  return 'object' in type && !type.array && after.get(type.object)?.kind === 'composite';
}

/** A value of a composite type that is made anew: its attributes by their names, and NULL for those that are new. */
export function recomposed(value: Sql, type: ObjectId, context: StatementContext): Sql {
  const attributes = context.children(context.after, type).filter(({ kind }) => kind === 'attribute');
  const values = attributes.map((attribute) => {
    const [old, target] = [context.before.get(attribute.id), typeOf(attribute)];
    if (!old) return sql`NULL::${typeSql(target)}`;
    return converted(sql`(${value}).${ownName(attribute.id)}`, typeOf(old), target, context);
  });
  return sql`CASE WHEN ${value} IS DISTINCT FROM NULL THEN ROW(${join(values)})::${qualifiedName(type)} END`;
}

function converted(value: Sql, from: TypeRef, to: TypeRef, context: StatementContext): Sql {
  if (deepEqual(from, to) && isComposite(to, context)) return recomposed(value, to.object, context);
  if (deepEqual(from, to) && 'text' in to) return value;
  // Of two types of one name there is no cast.
  if (deepEqual(from, to)) return sql`${value}::${to.array ? sql`text[]` : sql`text`}::${typeSql(to)}`;
  return conversion(value, from, to, context.casts) ?? sql`${value}::${typeSql(to)}`;
}

function typeOf({ attributes }: { readonly attributes: object }): TypeRef {
  return (attributes as { readonly type: TypeRef }).type;
}
