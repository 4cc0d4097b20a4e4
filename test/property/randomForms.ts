import { idTypes, plainIdTypes } from './columnFamilies.ts';
import { nameLines, pick } from './randomNames.ts';
import type { RandomSchema, RandomTable } from './randomSchema.ts';

export type Form = 'plain' | 'filled' | 'unlogged' | 'Hash' | 'Range' | 'List' | 'child';

const forms: readonly Form[] = [
  'plain',
  'plain',
  'plain',
  'plain',
  'plain',
  'plain',
  'filled',
  'unlogged',
  'Hash',
  'Range',
  'List',
  'child',
];

/** How a table is kept; what its neighbours do not allow is a plain one. */
export function formOf(schema: RandomSchema, index: number): Form {
  const table = schema.tables[index]!;
  const form = pick(forms, table.form);
  if (form === 'unlogged') return isReferredTo(schema, index) ? 'plain' : form;
  if (form !== 'child') return form;
  const parent = index === 0 ? null : schema.tables[0];
  return parent && !isPartitioned(formOf(schema, 0)) ? 'child' : 'plain';
}

export function isPartitioned(form: Form): boolean {
  return form === 'Hash' || form === 'Range' || form === 'List';
}

/** A logged table cannot refer to an unlogged one. */
function isReferredTo({ tables }: RandomSchema, index: number): boolean {
  return tables.some((other, from) => {
    if (!other) return false;
    const related = tables[Math.min(from, index)]?.many[Math.max(from, index)];
    return (from !== index && other.references[index] != null) || related;
  });
}

/** The key of a table: a child has the type of its parent's. */
export function idOf(schema: RandomSchema, index: number, major: number): (typeof idTypes)[number] {
  const table = schema.tables[index]!;
  const form = formOf(schema, index);
  const own = pick(isPartitioned(form) && major < 17 ? idTypes.slice(0, plainIdTypes) : idTypes, table.id);
  if (form !== 'child') return own;
  return { type: idOf(schema, 0, major).type, attributes: '@id' };
}

/** The lines that say how a table is kept. */
export function formLines(form: Form): readonly string[] {
  switch (form) {
    case 'filled':
      return ['  @@with(["fillfactor=80"])'];
    case 'unlogged':
      return ['  @@unlogged'];
    case 'child':
      return ['  @@inherits([T0])'];
    case 'plain':
      return [];
    default:
      return [`  @@partition([id], by: ${form})`];
  }
}

/** What the rows of the tests fit into, whatever the type of the key. */
const bounds: Readonly<Record<string, readonly (readonly (readonly string[])[])[]>> = {
  Hash: [
    [['modulus = 1', 'remainder = 0']],
    [
      ['modulus = 2', 'remainder = 0'],
      ['modulus = 2', 'remainder = 1'],
    ],
    [
      ['modulus = 2', 'remainder = 1'],
      ['modulus = 4', 'remainder = 0'],
      ['modulus = 4', 'remainder = 2'],
    ],
  ],
  Range: [
    [
      ['from = MinValue', 'to = 5'],
      ['from = 5', 'to = MaxValue'],
    ],
    [['from = MinValue', 'to = 2'], ['from = 2', 'to = 5'], ['default = true']],
    [['default = true']],
  ],
  List: [
    [['in = 1'], ['default = true']],
    [['in = [1, 2]'], ['in = 3'], ['default = true']],
    [['default = true']],
  ],
};

interface Before {
  readonly schema: RandomSchema;
  readonly table: RandomTable;
}

/** The blocks of its partitions. */
export function partitionBlocks(
  schema: RandomSchema,
  index: number,
  far: boolean,
  before: Before | undefined,
): readonly string[] {
  const form = formOf(schema, index);
  if (!isPartitioned(form)) return [];
  const table = schema.tables[index]!;
  const was = before ? partitionsOf(before.schema, index).length : 0;
  const isText = idOf(schema, index, 18).type === 'String';
  return partitionsOf(schema, index).map((ends, part) => {
    const name = `part ${index} ${part}`;
    const old = before && part < was ? { name, at: before.table } : undefined;
    return [
      `partition P${index}${part}: T${index} {`,
      ...ends.map(
        (line) => `  ${isText && !line.includes('mod') && !line.includes('remain') ? withTexts(line) : line}`,
      ),
      ...nameLines(name, table, far, old),
      '}',
    ].join('\n');
  });
}

function partitionsOf(schema: RandomSchema, index: number): readonly (readonly string[])[] {
  return pick(bounds[formOf(schema, index)] ?? [[]], schema.tables[index]!.split);
}

const withTexts = (line: string): string => line.replaceAll(/\d+/g, '"$&"');
