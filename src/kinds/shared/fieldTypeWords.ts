import type { Attribute } from '../../syntax/ast.ts';
import { argument, attribute, number } from '../../syntax/build.ts';
import type { FieldDraft, SchemaDraft } from '../rendering.ts';
import { columnTypeWords } from './columnTypeWords.ts';
import type { DefaultTarget } from './defaultWords.ts';
import type { TypeRef } from './typeRef.ts';
import { typeSql } from './typeSql.ts';

/** The type of a field in words of the language, without `[]` and `?`. */
export interface FieldTypeWords {
  readonly type: string;
  readonly unsupported?: string;
  /** `@db.…` */
  readonly native: readonly Attribute[];
  readonly target: DefaultTarget;
}

export function fieldTypeWords(type: TypeRef, draft: SchemaDraft): FieldTypeWords {
  if ('object' in type) return blockTypeWords(type, draft);
  const words = columnTypeWords(type.text);
  const target = { scalar: words?.scalar, native: words?.native, text: type.text, list: type.array };
  if (!words) return unsupportedWords(type, target, draft);
  const { scalar, native } = words;
  if (native === undefined) return { type: scalar, native: [], target };
  const modifiers = words.modifiers.map((modifier) => argument(number(String(modifier))));
  return {
    type: scalar,
    native: [attribute(['db', native], modifiers.length > 0 ? modifiers : undefined)],
    target,
  };
}

/** A required field of a type, with nothing else said of it. */
export function plainField(
  name: string,
  { array }: TypeRef,
  { type, unsupported }: FieldTypeWords,
): Omit<FieldDraft, 'attributes'> {
  return {
    name,
    type,
    ...(unsupported !== undefined && { unsupported }),
    list: array,
    optional: false,
    keyAttributes: [],
    doc: undefined,
  };
}

/** The words for a type that is a block of the document itself, if it is one that fields can have as their type. */
function blockTypeWords(type: Extract<TypeRef, { object: unknown }>, draft: SchemaDraft): FieldTypeWords {
  const block = draft.block(type.object);
  const { array: list } = type;
  const text = typeSql({ ...type, array: false }).text({ defaultSchema: draft.defaultSchema });
  const plain = { scalar: undefined, native: undefined, text, list };
  if (!block || block.object.kind === 'table') return unsupportedWords(type, plain, draft);
  if (block.object.kind !== 'enum') return { type: block.name, native: [], target: plain };
  const values = new Map(block.values.map((value) => [value.stored, value.name]));
  return { type: block.name, native: [], target: { enum: block.object.name.at(-1)!, values, list } };
}

/** A type stands with its schema, unless that is the one which needs no name. */
function unsupportedWords(type: TypeRef, target: DefaultTarget, draft: SchemaDraft): FieldTypeWords {
  const unsupported = typeSql({ ...type, array: false }).text({ defaultSchema: draft.defaultSchema });
  return { type: 'Unsupported', unsupported, native: [], target };
}
