import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { nearest } from '../../diagnostic/nearest.ts';
import type { SchemaObject } from '../../model/object.ts';
import type { Span } from '../../source/source.ts';
import type { ArrayExpression, Expression } from '../../syntax/ast.ts';
import type { Report } from '../declaration.ts';
import type { ResolvedAddition, ResolvedField, ResolvedSchema } from '../resolved.ts';
import { columnTypeSql } from '../shared/columnType.ts';
import { expressionArgument } from '../shared/resolvedArguments.ts';
import { valueText } from './valueText.ts';

/** A value of a row. */
export interface Cell {
  readonly field: ResolvedField;
  /** The type of the column in SQL. */
  readonly type: string;
  readonly text: string | null;
  readonly span: Span;
}

export interface DeclaredRow {
  readonly cells: ReadonlyMap<ResolvedField, Cell>;
  /** The fields whose values are no such values, which is reported. */
  readonly refused: readonly ResolvedField[];
  readonly span: Span;
}

/** A larger table is data of its own. */
export const maximumRows = 10_000;

/** The rows of a block, as far as they are sound; whatever is not is reported. */
export function declaredRows(
  block: ResolvedAddition,
  schema: ResolvedSchema,
  objects: ReadonlyMap<SchemaObject['id'], SchemaObject>,
  report: Report,
): readonly DeclaredRow[] {
  const list = listIn(block, 'rows', report);
  if (!list) return [];
  if (list.items.length > maximumRows) {
    const message = `A block holds up to ${maximumRows} rows, and here are ${list.items.length}.`;
    const fixes = [{ title: 'load them with a migration: `schemac migrate dev --create-only`' }];
    report(errorDiagnostic('too-many-rows', message, { span: block.span, fixes }));
    return [];
  }
  const columns = namedFields(block, 'columns', report);
  const types = new Map<ResolvedField, string>();
  const typeOf = (field: ResolvedField) => {
    const known = types.get(field) ?? columnTypeSql(field, schema);
    types.set(field, known);
    return known;
  };
  return list.items.flatMap((item) => {
    const entries = entriesOf(item, block, columns, report);
    return entries ? [rowOf(entries, item.span, { typeOf, objects, report })] : [];
  });
}

/** The fields that a property lists; undefined where it is absent. */
export function namedFields(
  block: ResolvedAddition,
  property: string,
  report: Report,
): readonly ResolvedField[] | undefined {
  const list = listIn(block, property, report);
  return list?.items.flatMap((item) => {
    if (item.type === 'Path' && item.path.length === 1)
      return fieldNamed(item.path[0]!.value, item.span, block, report) ?? [];
    if (item.type !== 'Missing') {
      const message = `\`${property}\` takes a list of fields: \`[code, name]\`.`;
      report(errorDiagnostic('wrong-argument', message, { span: item.span }));
    }
    return [];
  });
}

function listIn(block: ResolvedAddition, property: string, report: Report): ArrayExpression | undefined {
  const expression = expressionArgument({ arguments: block.properties }, property);
  if (!expression || expression.type === 'Missing') return undefined;
  if (expression.type === 'Array') return expression;
  const message = `\`${property}\` takes a list: \`[…]\`.`;
  report(errorDiagnostic('wrong-argument', message, { span: expression.span }));
  return undefined;
}

function fieldNamed(
  name: string,
  span: Span,
  { about }: ResolvedAddition,
  report: Report,
): ResolvedField | undefined {
  const fields = [...about.fields, ...about.inherited];
  const field = fields.find((candidate) => candidate.name === name);
  if (field && field.type.type !== 'relation') return field;
  if (field) {
    const message = `\`${name}\` is a relation, which has no column: give the fields that it is made of.`;
    report(errorDiagnostic('unknown-field', message, { span }));
    return undefined;
  }
  const columns = fields.filter(({ type }) => type.type !== 'relation');
  const meant = nearest(
    name,
    columns.map((candidate) => candidate.name),
  );
  const fixes = meant ? [{ title: `did you mean \`${meant}\`?`, edits: [{ span, text: meant }] }] : [];
  report(errorDiagnostic('unknown-field', `\`${about.name}\` has no field \`${name}\`.`, { span, fixes }));
  return undefined;
}

type Entries = readonly (readonly [ResolvedField, Expression])[];

function entriesOf(
  item: Expression,
  block: ResolvedAddition,
  columns: readonly ResolvedField[] | undefined,
  report: Report,
): Entries | undefined {
  const wrong = (message: string, title?: string) => {
    const fixes = title === undefined ? [] : [{ title }];
    report(errorDiagnostic('wrong-row', message, { span: item.span, fixes }));
    return undefined;
  };
  switch (item.type) {
    case 'Object':
      return withoutRepetition(
        item.entries.flatMap(({ key, value }) => {
          const field = fieldNamed(key.value, key.span, block, report);
          return field ? [[field, value] as const] : [];
        }),
        report,
      );
    case 'Array': {
      if (!columns) return wrong('Nothing says which fields these values are for.', 'add `columns = […]`');
      if (item.items.length !== columns.length)
        return wrong(`${columns.length} columns are named, and this row has ${item.items.length} of them.`);
      return columns.map((field, index) => [field, item.items[index]!] as const);
    }
    case 'Missing':
      return undefined;
    default:
      return wrong('A row is written as `["NL", "Netherlands"]` or `{ code: "NL", name: "Netherlands" }`.');
  }
}

function withoutRepetition(entries: Entries, report: Report): Entries {
  const seen = new Set<ResolvedField>();
  return entries.filter(([field, { span }]) => {
    if (!seen.has(field)) return seen.add(field);
    report(errorDiagnostic('duplicate-property', `\`${field.name}\` is given twice.`, { span }));
    return false;
  });
}

interface Reading {
  readonly typeOf: (field: ResolvedField) => string;
  readonly objects: ReadonlyMap<SchemaObject['id'], SchemaObject>;
  readonly report: Report;
}

function rowOf(entries: Entries, span: Span, reading: Reading): DeclaredRow {
  const cells = new Map<ResolvedField, Cell>();
  const refused: ResolvedField[] = [];
  for (const [field, expression] of entries) {
    const cell = cellOf(field, expression, reading);
    if (cell) cells.set(field, cell);
    else refused.push(field);
  }
  return { cells, refused, span };
}

function cellOf(
  field: ResolvedField,
  expression: Expression,
  { typeOf, objects, report }: Reading,
): Cell | undefined {
  const { span } = expression;
  if (expression.type === 'Missing') return undefined;
  if (isGenerated(objects.get(field.id))) {
    const message = `PostgreSQL works \`${field.name}\` out by itself: leave it out.`;
    report(errorDiagnostic('generated-value', message, { span }));
    return undefined;
  }
  const type = typeOf(field);
  const value = valueText(field, type, expression);
  if ('text' in value) return { field, type, text: value.text, span };
  const fixes = value.fix === undefined ? [] : [{ title: value.fix }];
  report(errorDiagnostic(value.code ?? 'wrong-value', value.problem, { span, fixes }));
  return undefined;
}

function isGenerated(column: SchemaObject | undefined): boolean {
  const { default: value } = (column?.attributes ?? {}) as {
    readonly default?: { readonly type: string } | null;
  };
  return value?.type === 'generated';
}
