import type { Argument, Attribute } from '../../syntax/ast.ts';
import { argument, attribute, boolean, call, number, path, string } from '../../syntax/build.ts';
import type { FieldDraft, Rendering, SchemaDraft } from '../rendering.ts';
import { type DefaultTarget, defaultWords } from '../shared/defaultWords.ts';
import { collateAttributes } from '../shared/fieldCollation.ts';
import { fieldTypeWords, plainField } from '../shared/fieldTypeWords.ts';
import { sequenceOptionNames, sequenceTypes } from '../shared/sequenceArguments.ts';
import { specialSequence } from './counterSequence.ts';
import { isCounter } from './isCounter.ts';
import { notNullWords } from './notNullWords.ts';
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
  const words = fieldTypeWords(type, draft);
  const { inherits } = column.attributes;
  const name = draft.fieldName(inherits ?? column.id);
  const stored = column.name.at(-1)!;
  const mapped =
    name === stored || inherits !== undefined ? [] : [attribute('map', [argument(string(stored))])];
  return {
    ...plainField(name, type, words),
    optional: nullable && !type.array,
    attributes: [
      ...(draft.client && counts(column)
        ? [attribute('default', [argument(call('autoincrement'))])]
        : defaultAttributes(column, words.target)),
      ...notNullWords(column, draft),
      // An inherited column has that of its table.
      ...(inherits === undefined ? collateAttributes(collation, draft) : []),
      ...(draft.client ? [] : physicalWords(column)),
      ...mapped,
      ...words.native,
    ],
  };
}

/** Whether Prisma says of it that it counts up, and no more, whatever of a sequence is behind it. */
function counts({ attributes: { type, default: value } }: Column): boolean {
  const isInteger = 'text' in type && !type.array && /^(smallint|integer|bigint)$/.test(type.text);
  return isInteger && isCounter(value);
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
      return identityAttribute(columnDefault);
    case 'generated': {
      const stored = columnDefault.stored ? [] : [argument('stored', boolean(false))];
      return attribute('generated', [argument(string(columnDefault.sql)), ...stored]);
    }
  }
}

function identityAttribute({
  always,
  options,
  name,
}: Extract<ColumnDefault, { type: 'identity' }>): Attribute {
  const values = [
    ...(always ? [argument('always', boolean(true))] : []),
    ...(name === undefined ? [] : [argument('map', string(name))]),
    ...optionArguments(options),
  ];
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
