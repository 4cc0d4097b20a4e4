import type { ObjectId, Schema, SchemaObject } from '../../model/object.ts';
import type { TypeRef } from '../shared/typeRef.ts';

/** What matters here of a column. */
export interface EnumColumn extends SchemaObject {
  readonly attributes: {
    readonly type: TypeRef;
    readonly default: { readonly type: string; readonly sql?: string } | null;
  };
}

/** The columns of an enum type, or of arrays of it, sorted. */
export function enumColumns(type: ObjectId, schema: Schema): readonly EnumColumn[] {
  return [...schema.values()]
    .filter((object) => isColumnOf(object, type))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

function isColumnOf(object: SchemaObject, type: ObjectId): object is EnumColumn {
  if (object.kind !== 'column') return false;
  const own = (object as EnumColumn).attributes.type;
  return 'object' in own && own.object === type;
}

/** Those that have the type both before and after, and are not made anew meanwhile; as they are before. */
export function keptColumns(
  type: ObjectId,
  context: { readonly before: Schema; readonly after: Schema; creates(id: ObjectId): boolean },
): readonly EnumColumn[] {
  const after = new Set(enumColumns(type, context.after).map((column) => column.id));
  return enumColumns(type, context.before).filter(
    (column) => after.has(column.id) && !context.creates(column.id),
  );
}
