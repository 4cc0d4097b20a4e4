import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { SchemaObject } from '../../model/object.ts';
import type { Declaration, ParameterSpec, Report } from '../declaration.ts';
import type { ResolvedAddition, ResolvedSchema } from '../resolved.ts';
import type { RowValues } from '../shared/declaredRows.ts';
import { booleanArgument } from '../shared/resolvedArguments.ts';
import { rowKey } from '../shared/rowKey.ts';
import { chosenKey } from './chosenKey.ts';
import { type Cell, type DeclaredRow, declaredRows } from './declaredRows.ts';
import { type Data, type DataDetails, dataId } from './object.ts';
import { describeKey } from './words.ts';

const properties: readonly ParameterSpec[] = [
  {
    name: 'columns',
    type: 'expression',
    documentation: 'The fields that rows in brackets give values, in their order: `[code, name]`.',
  },
  {
    name: 'key',
    type: 'expression',
    documentation: 'The fields by which rows are told apart; where absent, the id, or else a unique key.',
  },
  {
    name: 'complete',
    type: 'boolean',
    documentation: '`true`: these are all rows of the table, and others are deleted.',
  },
  {
    name: 'rows',
    type: 'expression',
    required: true,
    documentation: 'A list of rows: `["NL", "Netherlands"]`, or `{ code: "NL", name: "Netherlands" }`.',
  },
];

/** `data Country { rows = [{ code: "NL", name: "Netherlands" }] }`: rows that belong to the schema. */
export const declaration: Declaration = {
  blocks: {
    data: {
      documentation: 'Rows of a model that belong to the schema: countries, plans, roles.',
      members: ['property'],
      about: 'table',
      properties,
    },
  },
  declare: (schema, report, declared) => {
    const objects = new Map(declared.map((object) => [object.id, object]));
    return schema.additions
      .filter(({ keyword }) => keyword === 'data')
      .flatMap((block) => declareData(block, schema, objects, report) ?? []);
  },
};

type Objects = ReadonlyMap<SchemaObject['id'], SchemaObject>;

function declareData(
  block: ResolvedAddition,
  schema: ResolvedSchema,
  objects: Objects,
  report: Report,
): Data | undefined {
  const rows = declaredRows(block, schema, objects, report);
  const key = chosenKey(block, rows, report);
  if (!key) return undefined;
  const byKey = new Map<string, DeclaredRow>();
  for (const row of rows) addRow(row, key.fields, byKey, report);
  const { about, span } = block;
  checkRequired(block, [...byKey.values()], objects, report);
  const complete = booleanArgument({ arguments: block.properties }, 'complete') ?? false;
  if (byKey.size === 0) {
    if (complete && rows.length === 0) reportEmpty(block, report);
    return undefined;
  }
  const cells = [...byKey.values()].flatMap((row) => [...row.cells.values()]);
  const columns = [...new Set(cells.map(({ field }) => field.id))];
  const asked = [...new Set(cells.filter(isAsked).map(({ field }) => field.id))];
  const details: DataDetails = {
    ...(complete && { complete }),
    ...(asked.length > 0 && { asked }),
    ...(key.id && { uniqueKey: key.id }),
  };
  return {
    kind: 'data',
    id: dataId([about.schema, about.databaseName]),
    parent: about.id,
    name: [about.schema, about.databaseName, 'rows'],
    attributes: {
      key: key.fields.map(({ id }) => id),
      rows: Object.fromEntries([...byKey].map(([text, row]) => [text, valuesOf(row)])),
    },
    dependsOn: [...columns, ...(key.id ? [key.id] : [])],
    details: details as Readonly<Record<string, unknown>>,
    origin: span,
  };
}

/** Nobody keeps a table empty; most likely the rows are still to be written. */
function reportEmpty({ about, span }: ResolvedAddition, report: Report): void {
  const message = `\`complete\` without rows would delete all rows of \`${about.name}\`.`;
  const fixes = [{ title: 'name the rows, or leave `complete` out' }];
  report(errorDiagnostic('no-rows', message, { span, fixes }));
}

/** Under its key, unless that is not given, or another row has it. */
function addRow(
  row: DeclaredRow,
  key: readonly Cell['field'][],
  byKey: Map<string, DeclaredRow>,
  report: Report,
): void {
  const parts = key.map((field) => row.cells.get(field));
  const missing = key.filter((_, index) => typeof parts[index]?.text !== 'string');
  if (missing.length > 0) {
    if (row.refused.some((field) => missing.includes(field))) return;
    const names = missing.map(({ name }) => `\`${name}\``).join(' and ');
    const message = `The row has no ${names}, by which rows are told apart.`;
    report(errorDiagnostic('missing-key', message, { span: row.span }));
    return;
  }
  const text = rowKey(parts.map((part) => part!.text!));
  const first = byKey.get(text);
  if (!first) {
    byKey.set(text, row);
    return;
  }
  const message = `Two rows have the key ${describeKey(text)}.`;
  const notes = [{ message: 'the first is here', span: first.span }];
  report(errorDiagnostic('duplicate-key', message, { span: row.span, notes }));
}

function valuesOf({ cells }: DeclaredRow): RowValues {
  return Object.fromEntries([...cells.values()].map(({ field, text }) => [field.id, text]));
}

/** Types of which each value has one text alone; of the others PostgreSQL is asked. */
function isAsked({ field, type }: Cell): boolean {
  if (field.list) return true;
  if (field.type.type === 'declared') return field.type.block.keyword !== 'enum';
  return !/^(?:text|character(?: varying)?(?:\(\d+\))?|smallint|integer|bigint|boolean)$/.test(type);
}

/** A new row needs a value in every column that takes no NULL and has no default. */
function checkRequired(
  { about }: ResolvedAddition,
  rows: readonly DeclaredRow[],
  objects: Objects,
  report: Report,
): void {
  const required = [...about.fields, ...about.inherited].filter(({ id }) => {
    const column = objects.get(id)?.attributes as
      | { readonly nullable: boolean; readonly default: unknown }
      | undefined;
    const isLeftOpen = objects.get(id)?.details?.anyDefault === true;
    return column && !column.nullable && column.default === null && !isLeftOpen;
  });
  for (const row of rows) {
    const missing = required.filter((field) => !row.cells.has(field) && !row.refused.includes(field));
    const nulls = required.flatMap((field) => {
      const cell = row.cells.get(field);
      return cell?.text === null ? [cell] : [];
    });
    if (missing.length > 0) {
      const names = missing.map(({ name }) => `\`${name}\``).join(', ');
      const message = `The row gives no value for ${names}, which \`${about.name}\` requires.`;
      report(errorDiagnostic('missing-value', message, { span: row.span }));
    }
    for (const { field, span } of nulls) {
      report(
        errorDiagnostic('missing-value', `\`${field.name}\` is required: it takes no \`null\`.`, { span }),
      );
    }
  }
}
