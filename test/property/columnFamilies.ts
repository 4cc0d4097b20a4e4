import { nameOf, sqlNameOf } from './randomNames.ts';
import type { RandomSchema } from './randomSchema.ts';

/** A type as a field has it, and defaults that it can take. */
export interface ColumnChoice {
  readonly type: string;
  /** What stands behind the type: a native type, or nothing. */
  readonly native?: string;
  readonly defaults: readonly string[];
  /** Whether it can be in a unique index with the rows of the tests. */
  readonly distinct: boolean;
  readonly group: 'number' | 'text' | 'time' | 'boolean' | 'list' | 'json' | 'range' | 'other';
}

const choice = (
  group: ColumnChoice['group'],
  type: string,
  native: string,
  ...defaults: string[]
): ColumnChoice => ({
  type,
  ...(native === '' ? {} : { native }),
  defaults,
  distinct: true,
  group,
});

const common = (...words: Parameters<typeof choice>): ColumnChoice => ({
  ...choice(...words),
  distinct: false,
});

const text = choice('text', 'String', '', '"7"', 'dbgenerated("upper(\'1\')")');

const numbers = [
  choice('number', 'Int', '', '5', 'autoincrement(start: 1)'),
  choice('number', 'Int', '@db.SmallInt', '-1', '0'),
  choice('number', 'BigInt', '', '9007199254740993', 'autoincrement(start: 1)'),
  choice('number', 'Decimal', '@db.Decimal(10, 2)', '1.50', '0'),
  choice('number', 'Float', '', '2.5', '0'),
  text,
  choice('text', 'String', '@db.VarChar(20)', '"7"', '"8"'),
  choice('text', 'String', '@db.VarChar(5)', '"7"', '"9"'),
];

const others: readonly (readonly ColumnChoice[])[] = [
  [
    choice('time', 'DateTime', '', 'now()', '"2030-01-02T03:04:05Z"'),
    choice('time', 'DateTime', '@db.Timestamptz(6)', 'now()', '"2030-01-02T03:04:05Z"'),
    choice('time', 'DateTime', '@db.Timestamp(0)', 'now()', 'dbgenerated("now() + \'1 day\'::interval")'),
    choice('time', 'DateTime', '@db.Date', 'now()', '"2030-01-02T00:00:00Z"'),
  ],
  [
    common('json', 'Json', '', '"{}"', '"[1, {\\"a\\": \\"it\'s\\"}]"'),
    common('json', 'Json', '@db.Json', '"{}"', '"[]"'),
  ],
  [common('boolean', 'Boolean', '', 'true', 'false')],
  [choice('other', 'String', '@db.Uuid', 'uuid()', 'dbgenerated("gen_random_uuid()")')],
  [common('other', 'Bytes', '', '"aGVsbG8="', '""')],
  [
    common('list', 'Int[]', '', '[1, 2]', '[]'),
    common('list', 'String[]', '', '["a", "it\'s"]', '[]'),
    common('list', 'BigInt[]', '', '[1]', '[]'),
  ],
  [
    choice('other', 'String', '@db.Inet', '"10.1.1.1"', 'dbgenerated("\'::1\'::inet")'),
    choice('other', 'Unsupported("cidr")', '', 'dbgenerated("\'10.0.0.0/8\'")'),
  ],
  [
    common('other', 'String', '@db.VarBit(8)', '"101"', '""'),
    common('other', 'String', '@db.VarBit', '"1"', '"0"'),
  ],
  [choice('range', 'Unsupported("int4range")', '', 'dbgenerated("\'[7,8)\'")')],
  [
    choice('time', 'DateTime', '@db.Time(3)', 'dbgenerated("\'11:00\'")'),
    choice('time', 'DateTime', '@db.Time(0)', 'dbgenerated("\'11:00\'")'),
  ],
  [
    choice('number', 'Decimal', '@db.Money', '1.5'),
    choice('number', 'Decimal', '@db.Decimal(12, 2)', '1.50', '0'),
  ],
  [choice('other', 'Unsupported("interval")', '', 'dbgenerated("\'1 day\'")')],
];

/** Types whose values of the tests become each other, by families; a column never leaves its own. */
export function familiesOf(schema: RandomSchema, wasThere: boolean): readonly (readonly ColumnChoice[])[] {
  return [
    [...numbers, domainChoice(schema, 0), domainChoice(schema, 1)],
    ...others,
    ...[0, 1].map((index) => enumChoices(schema, index, wasThere)),
    schema.composites[0] ? [choice('other', 'C0', ''), common('list', 'C0[]', '')] : [text],
    schema.ranges[0] ? [choice('range', 'R0', '')] : [text],
  ];
}

/** Numbers from a sequence of its own, where there is one and the type takes them. */
export function sequenceDefault(
  schema: RandomSchema,
  { type }: ColumnChoice,
  far: boolean,
): string | undefined {
  const sequence = schema.sequences[0];
  if (!sequence || (type !== 'Int' && type !== 'BigInt')) return undefined;
  const call = `nextval('${sqlNameOf(nameOf('sequence', 0, sequence), sequence, far)}')`;
  return `dbgenerated(${JSON.stringify(call)})`;
}

function domainChoice({ domains }: RandomSchema, index: number): ColumnChoice {
  return domains[index] ? choice('other', `D${index}`, '') : text;
}

function enumChoices({ enums }: RandomSchema, index: number, wasThere: boolean): readonly ColumnChoice[] {
  const one = enums[index];
  if (!one) return [{ ...text, distinct: false }];
  const scalar = common('other', `E${index}`, '', 'V0', `V${one.values.length - 1}`);
  const list = common('list', `E${index}[]`, '', '[V0]', '[]');
  return wasThere ? [scalar] : [scalar, scalar, list];
}

/** The keys of tables. Their rows count up, so all can become each other. */
export const idTypes: readonly { readonly type: string; readonly attributes: string }[] = [
  { type: 'Int', attributes: '@id' },
  { type: 'Int', attributes: '@id @default(autoincrement(start: 1))' },
  { type: 'BigInt', attributes: '@id @default(autoincrement(start: 1))' },
  { type: 'String', attributes: '@id' },
  { type: 'Int', attributes: '@id @identity(start: 1000)' },
  { type: 'BigInt', attributes: '@id @default(sequence(increment: 10))' },
];
/** How many of them come before the first that a partitioned table cannot have before PostgreSQL 17. */
export const plainIdTypes = 4;
