/** A type as a field has it, and defaults that it can take. */
export interface ColumnChoice {
  readonly type: string;
  /** What stands behind the type: a native type, or `@default(…)`-less attributes. */
  readonly native?: string;
  readonly defaults: readonly string[];
  /** Whether it can be in a unique index with the rows of the tests. */
  readonly distinct: boolean;
}

const choice = (type: string, native: string, ...defaults: string[]): ColumnChoice => ({
  type,
  ...(native === '' ? {} : { native }),
  defaults,
  distinct: true,
});

const common = (type: string, native: string, ...defaults: string[]): ColumnChoice => ({
  ...choice(type, native, ...defaults),
  distinct: false,
});

/** Types whose values of the tests become each other; a column never leaves its family. */
export const families: readonly (readonly ColumnChoice[])[] = [
  [
    choice('Int', '', '5', 'autoincrement(start: 1)'),
    choice('Int', '@db.SmallInt', '-1', '0'),
    choice('BigInt', '', '9007199254740993', 'autoincrement(start: 1)'),
    choice('Decimal', '@db.Decimal(10, 2)', '1.50', '0'),
    choice('Float', '', '2.5', '0'),
    choice('String', '', '"7"', 'dbgenerated("upper(\'1\')")'),
    choice('String', '@db.VarChar(20)', '"7"', '"8"'),
    choice('String', '@db.VarChar(5)', '"7"', '"9"'),
  ],
  [
    choice('DateTime', '', 'now()', '"2030-01-02T03:04:05Z"'),
    choice('DateTime', '@db.Timestamptz(6)', 'now()', '"2030-01-02T03:04:05Z"'),
    choice('DateTime', '@db.Timestamp(0)', 'now()', 'dbgenerated("now() + \'1 day\'::interval")'),
    choice('DateTime', '@db.Date', 'now()', '"2030-01-02T00:00:00Z"'),
  ],
  [common('Json', '', '"{}"', '"[1, {\\"a\\": \\"it\'s\\"}]"'), common('Json', '@db.Json', '"{}"', '"[]"')],
  [common('Boolean', '', 'true', 'false')],
  [choice('String', '@db.Uuid', 'uuid()', 'dbgenerated("gen_random_uuid()")')],
  [common('Bytes', '', '"aGVsbG8="', '""')],
  [common('Int[]', '', '[1, 2]', '[]'), common('String[]', '', '["a", "it\'s"]', '[]')],
];

/** The keys of tables. Their rows count up, so all can become each other. */
export const idTypes: readonly { readonly type: string; readonly attributes: string }[] = [
  { type: 'Int', attributes: '@id' },
  { type: 'Int', attributes: '@id @default(autoincrement(start: 1))' },
  { type: 'BigInt', attributes: '@id @default(autoincrement(start: 1))' },
  { type: 'String', attributes: '@id' },
  { type: 'Int', attributes: '@id @identity(start: 1000)' },
  { type: 'BigInt', attributes: '@id @default(sequence(increment: 10))' },
];
