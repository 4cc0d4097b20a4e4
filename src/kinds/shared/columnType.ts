import type { ObjectId } from '../../model/object.ts';
import type { FieldType, ResolvedField, ResolvedNativeType, ResolvedSchema } from '../resolved.ts';
import { declaredTypeNamed } from './declaredName.ts';
import { inExtensionSchema } from './extensionType.ts';
import { defaultTypes, nativeTypeNamed } from './nativeTypes.ts';
import { normalizeTypeName } from './normalizeTypeName.ts';
import type { TypeRef } from './typeRef.ts';
import { typeSql } from './typeSql.ts';

/** The type of a field's column, as the catalog states types. Throws for a relation, which has no column. */
export function columnType(field: ResolvedField, schema: ResolvedSchema): TypeRef {
  const { type, list } = field;
  if (type.type === 'declared') return { object: type.block.id, array: list };
  const named = type.type === 'unsupported' ? declaredTypeNamed(type.sql, schema) : undefined;
  if (named) return { object: named.id, array: list || named.array };
  return inExtensionSchema(builtInType(field, type), schema);
}

/** The objects of the schema that the type of a field is. */
export function typeDependencies({ type }: ResolvedField, schema: ResolvedSchema): readonly ObjectId[] {
  if (type.type === 'declared') return [type.block.id];
  if (type.type !== 'unsupported') return [];
  const named = declaredTypeNamed(type.sql, schema);
  return named ? [named.id] : [];
}

/** The same as SQL: for casts in default values. */
export function columnTypeSql(field: ResolvedField, schema: ResolvedSchema): string {
  return typeSql(columnType(field, schema)).text({ defaultSchema: schema.defaultSchema });
}

/** The type of the column of a field that is no enum, without its brackets. */
export function columnTypeName(field: ResolvedField): string {
  if (field.type.type === 'declared') throw new Error(`the type of ${field.name} is declared`);
  return builtInType(field, field.type).text;
}

function builtInType(field: ResolvedField, type: Exclude<FieldType, { type: 'declared' }>) {
  switch (type.type) {
    case 'relation':
      throw new Error(`the relation ${field.name} has no column`);
    case 'unsupported': {
      const name = normalizeTypeName(type.sql);
      return { text: name.text, array: field.list || name.array };
    }
    case 'scalar': {
      const known = field.nativeType && nativeTypeNamed(field.nativeType.name);
      if (!known) return { text: defaultTypes[type.scalar], array: field.list };
      const numbers = nativeTypeNumbers(field.nativeType) ?? [];
      return { text: known.text(...numbers), array: field.list };
    }
  }
}

/** The arguments of a native type as numbers; undefined where one of them is none. */
export function nativeTypeNumbers(native: ResolvedNativeType): readonly number[] | undefined {
  const numbers = native.arguments.map((argument) =>
    argument.type === 'Number' && /^\d+$/.test(argument.text) ? Number(argument.text) : undefined,
  );
  return numbers.every((number) => number !== undefined) ? numbers : undefined;
}
