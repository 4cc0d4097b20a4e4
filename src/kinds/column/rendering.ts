import type { Argument, Attribute } from '../../syntax/ast.ts';
import { argument, attribute, boolean, call, number, path, string } from '../../syntax/build.ts';
import type { FieldDraft, Rendering, SchemaDraft } from '../rendering.ts';
import { collationWord } from '../shared/collationName.ts';
import { sequenceOptionNames, sequenceTypes } from '../shared/sequenceArguments.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import { typeSql } from '../shared/typeSql.ts';
import { columnTypeWords } from './columnTypeWords.ts';
import { specialSequence } from './counterSequence.ts';
import { type DefaultTarget, defaultWords } from './defaultWords.ts';
import type { Column, ColumnDefault, IdentityOptions } from './object.ts';
import { isOverride } from './override.ts';
import { physicalWords } from './physicalWords.ts';

/** A column becomes a field of its table's block. */
export const columnRendering: Rendering<Column> = {
  field: true,
  render(columns, draft) {
    for (const column of columns.toSorted((left, right) => (left.order ?? 0) - (right.order ?? 0)))
      draft.addField(column, fieldOf(column, draft));
  },
};

function fieldOf(column: Column, draft: SchemaDraft): FieldDraft {
  const { type, collation, nullable } = column.attributes;
  const words = typeWords(column, draft);
  const { inherits } = column.attributes;
  const name = draft.fieldName(inherits ?? column.id);
  const stored = column.name.at(-1)!;
  const mapped =
    name === stored || inherits !== undefined ? [] : [attribute('map', [argument(string(stored))])];
  const collate =
    collation === null ? [] : [attribute('collate', [argument(string(collationWord(collation)))])];
  const required = type.array && !nullable ? [attribute('notNull')] : [];
  return {
    name,
    type: words.type,
    ...(words.unsupported !== undefined && { unsupported: words.unsupported }),
    list: type.array,
    optional: nullable && !type.array,
    keyAttributes: [],
    doc: undefined,
    attributes: [
      ...defaultAttributes(column, words.target),
      ...required,
      ...collate,
      ...(draft.client ? [] : physicalWords(column)),
      ...mapped,
      ...words.native,
    ],
  };
}

interface FieldTypeWords {
  readonly type: string;
  readonly unsupported?: string;
  /** `@db.…` */
  readonly native: readonly Attribute[];
  readonly target: DefaultTarget;
}

function typeWords(column: Column, draft: SchemaDraft): FieldTypeWords {
  const { type } = column.attributes;
  if (!('text' in type)) return blockTypeWords(column, type, draft);
  const words = columnTypeWords(type.text);
  const target = { scalar: words?.scalar, native: words?.native, text: type.text, list: type.array };
  if (!words) return { type: 'Unsupported', unsupported: unsupportedText(type, draft), native: [], target };
  const { scalar, native } = words;
  if (native === undefined) return { type: scalar, native: [], target };
  const modifiers = words.modifiers.map((modifier) => argument(number(String(modifier))));
  return {
    type: scalar,
    native: [attribute(['db', native], modifiers.length > 0 ? modifiers : undefined)],
    target,
  };
}

/** An extension's type stands with its schema, unless that is the one which needs no name. */
function unsupportedText({ text, schema }: Extract<TypeRef, { text: string }>, draft: SchemaDraft): string {
  return typeSql({ text, array: false, ...(schema !== undefined && { schema }) }).text({
    defaultSchema: draft.defaultSchema,
  });
}

/** The words for a type that is a block of the document itself. */
function blockTypeWords(
  column: Column,
  type: Extract<Column['attributes']['type'], { object: unknown }>,
  draft: SchemaDraft,
): FieldTypeWords {
  const block = draft.block(type.object);
  if (!block) throw new Error(`${column.id} is of the type ${type.object}, which is not in the schema`);
  const values = new Map(block.values.map((value) => [value.stored, value.name]));
  const target = { enum: block.object.name.at(-1)!, values, list: type.array };
  return { type: block.name, native: [], target };
}

function defaultAttributes(column: Column, target: DefaultTarget): readonly Attribute[] {
  const columnDefault = column.attributes.default;
  if (columnDefault === null && isOverride(column)) return [noDefault];
  return columnDefault && columnDefault.type !== 'inherited'
    ? [defaultAttribute(column, columnDefault, target)]
    : [];
}

/** A column that has none, though the one it comes from has. */
const noDefault = attribute('default', [argument(call('dbgenerated', argument(string('NULL'))))]);

function defaultAttribute(
  column: Column,
  columnDefault: Exclude<ColumnDefault, { type: 'inherited' }>,
  target: DefaultTarget,
): Attribute {
  switch (columnDefault.type) {
    case 'expression':
      return attribute('default', [argument(defaultWords(columnDefault.sql, target))]);
    case 'serial':
      return attribute('default', [argument(call('autoincrement', ...counterArguments(column)))]);
    case 'identity':
      return identityAttribute(columnDefault.always, columnDefault.options);
    case 'generated': {
      const stored = columnDefault.stored ? [] : [argument('stored', boolean(false))];
      return attribute('generated', [argument(string(columnDefault.sql)), ...stored]);
    }
  }
}

function identityAttribute(always: boolean, options: IdentityOptions): Attribute {
  const values = [...(always ? [argument('always', boolean(true))] : []), ...optionArguments(options)];
  return attribute('identity', values.length > 0 ? values : undefined);
}

/** What of the sequence is not as `serial` makes it. */
function counterArguments(column: Column): readonly Argument[] {
  const { name, type, ...options } = specialSequence(column) ?? {};
  const word = Object.keys(sequenceTypes).find((candidate) => sequenceTypes[candidate] === type);
  return [
    ...(name === undefined ? [] : [argument('map', string(name))]),
    ...(word === undefined ? [] : [argument('type', path(word))]),
    ...optionArguments(options),
  ];
}

function optionArguments(options: IdentityOptions): readonly Argument[] {
  return Object.entries(sequenceOptionNames).flatMap(([word, option]) => {
    const value = options[option];
    if (value === undefined) return [];
    return [argument(word, typeof value === 'boolean' ? boolean(value) : number(value))];
  });
}
