import { describe, expect, it } from 'vitest';
import { analyzeText, renderDiagnostics, renderObjects } from './analyzeText.ts';

const enums = 'enum Role {\n  USER\n  ADMIN @map("super user")\n  @@map("role")\n}\n';
const client = 'generator client {\n  provider = "prisma-client"\n}\n';

/** What the column of one field is, without its name, and without what is not said and left open. */
function columnOf(field: string, before = ''): string {
  const result = analyzeText(`${before}${enums}model T {\n  key Int @id\n  ${field}\n}\n`);
  expect(renderDiagnostics(result.diagnostics)).toEqual([]);
  const [name] = field.split(/\s+/);
  const line = renderObjects(result, ['column']).find((one) => one.startsWith(`column:public.T.${name} `));
  const unsaid = / collation=null| anyCollation=true| leftOpen=\[.*?\]/g;
  return line?.slice(`column:public.T.${name} `.length).replace(unsaid, '') ?? '';
}

describe('the type of a column', () => {
  const types: readonly (readonly [field: string, type: string])[] = [
    ['a String', 'text'],
    ['a Boolean', 'boolean'],
    ['a Int', 'integer'],
    ['a BigInt', 'bigint'],
    ['a Float', 'double precision'],
    ['a Decimal', 'numeric(65,30)'],
    ['a DateTime', 'timestamp(3) without time zone'],
    ['a Json', 'jsonb'],
    ['a Bytes', 'bytea'],
    ['a Int @db.SmallInt', 'smallint'],
    ['a Int @db.Integer', 'integer'],
    ['a Int @db.Oid', 'oid'],
    ['a BigInt @db.BigInt', 'bigint'],
    ['a Decimal @db.Decimal', 'numeric'],
    ['a Decimal @db.Decimal(10, 2)', 'numeric(10,2)'],
    ['a Decimal @db.Money', 'money'],
    ['a String @db.Inet', 'inet'],
    ['a String @db.Citext', 'citext'],
    ['a Float @db.Real', 'real'],
    ['a Float @db.DoublePrecision', 'double precision'],
    ['a String @db.VarChar', 'character varying'],
    ['a String @db.VarChar(30)', 'character varying(30)'],
    ['a String @db.Char', 'character(1)'],
    ['a String @db.Char(4)', 'character(4)'],
    ['a String @db.Text', 'text'],
    ['a Bytes @db.ByteA', 'bytea'],
    ['a DateTime @db.Timestamp', 'timestamp without time zone'],
    ['a DateTime @db.Timestamp(0)', 'timestamp(0) without time zone'],
    ['a DateTime @db.Timestamptz(6)', 'timestamp(6) with time zone'],
    ['a DateTime @db.Date', 'date'],
    ['a DateTime @db.Time(6)', 'time(6) without time zone'],
    ['a DateTime @db.Timetz', 'time with time zone'],
    ['a Boolean @db.Boolean', 'boolean'],
    ['a String @db.Bit', 'bit(1)'],
    ['a String @db.Bit(8)', 'bit(8)'],
    ['a String @db.VarBit', 'bit varying'],
    ['a String @db.VarBit(8)', 'bit varying(8)'],
    ['a String @db.Uuid', 'uuid'],
    ['a String @db.Xml', 'xml'],
    ['a Json @db.Json', 'json'],
    ['a Json @db.JsonB', 'jsonb'],
    ['a Unsupported("tsvector")', 'tsvector'],
    ['a Unsupported("INT4")', 'integer'],
    ['a Unsupported("vector(1536)")', 'vector(1536)'],
    ['a Unsupported("geometry(Point, 4326)")', 'geometry(Point,4326)'],
    ['a Unsupported("timestamptz(3)")', 'timestamp(3) with time zone'],
    ['a Unsupported("time (0) with time zone")', 'time(0) with time zone'],
    ['a Unsupported("numeric(5)")', 'numeric(5,0)'],
    ['a Unsupported("character")', 'character(1)'],
    ['a Unsupported("\\"MyType\\"")', '"MyType"'],
  ];
  it.each(types)('%s is %s', (field, type) => {
    expect(columnOf(field)).toBe(
      `type={"text":${JSON.stringify(type)},"array":false} nullable=false default=null`,
    );
  });

  it('has a collation', () => {
    expect(columnOf('a String @collate("de-x-icu")')).toContain(' collation="de-x-icu" ');
    expect(columnOf('a String @collate("app.german")')).toContain(' collation=app.german ');
    const collation = (text: string) => {
      const [column] = [...analyzeText(text).schema.values()].filter(({ kind }) => kind === 'column');
      return [(column!.attributes as { collation: unknown }).collation, column!.details?.anyCollation];
    };
    const model = (attribute: string) => `model T {\n  id String @id ${attribute}\n}\n`;
    expect(collation(model('@collate("default")'))).toEqual([null, undefined]);
    expect(collation(model('') + client)).toEqual([null, true]);
    expect(collation(model('@collate("C")') + client)).toEqual(['"C"', undefined]);
  });

  it('is in the schema that its extension is declared in', () => {
    const extensions =
      'datasource db {\n  provider = "postgresql"\n  extensions = [citext(schema: "ext"), postgis(schema: "gis"), hstore]\n}\n';
    const typeOf = (field: string) => /type=(\{.*?\}) /.exec(columnOf(field, extensions))?.[1];
    expect(typeOf('a String @db.Citext')).toBe('{"text":"citext","array":false,"schema":"ext"}');
    expect(typeOf('a Unsupported("gis.geometry(Point, 4326)")')).toBe(
      '{"text":"geometry(Point,4326)","array":false,"schema":"gis"}',
    );
    expect(typeOf('a Unsupported("hstore")')).toBe('{"text":"hstore","array":false}');
    expect(columnOf('a String[] @default([]) @db.Citext', extensions)).toContain('ARRAY[]::ext.citext[]');
  });

  it('is an enum by reference, a list, or optional', () => {
    expect(columnOf('a Role')).toBe(
      'type={"object":"enum:public.role","array":false} nullable=false default=null',
    );
    expect(columnOf('a Int?')).toBe('type={"text":"integer","array":false} nullable=true default=null');
    expect(columnOf('a Role[]')).toBe(
      'type={"object":"enum:public.role","array":true} nullable=true default=null anyNullability=true',
    );
    expect(columnOf('a Unsupported("int[]")?')).toContain(
      'type={"text":"integer","array":true} nullable=true',
    );
    expect(columnOf('a Int[] @notNull')).toBe(
      'type={"text":"integer","array":true} nullable=false default=null',
    );
  });
});

describe('the default of a column', () => {
  const defaults: readonly (readonly [field: string, sql: string])[] = [
    ['a String @default("it\'s")', "'it''s'"],
    ['a String @default("a\\\\b")', "E'a\\\\b'"],
    ['a Boolean @default(true)', 'true'],
    ['a Int @default(-7)', '-7'],
    ['a BigInt @default(9007199254740993)', '9007199254740993'],
    ['a Float @default(1.50)', '1.50'],
    ['a Decimal @default("12.3400")', '12.3400'],
    ['a Json @default("{\\"a\\": [1]}")', '\'{"a": [1]}\''],
    ['a Bytes @default("aGk=")', "E'\\\\x6869'::bytea"],
    ['a DateTime @default("2030-12-31T23:59:59Z")', "'2030-12-31T23:59:59Z'"],
    ['a DateTime @default(now())', 'CURRENT_TIMESTAMP'],
    ['a Role @default(ADMIN)', "'super user'"],
    ['a Role[] @default([USER, ADMIN])', "ARRAY['USER', 'super user']::role[]"],
    ['a String[] @default([])', 'ARRAY[]::text[]'],
    ['a Int[] @default([1, 2])', 'ARRAY[1, 2]::integer[]'],
    ['a String @default(dbgenerated("gen_random_uuid()"))', 'gen_random_uuid()'],
    ['a Unsupported("tsvector") @default(dbgenerated("\'\'"))', "''"],
  ];
  it.each(defaults)('%s is %s', (field, sql) => {
    expect(columnOf(field)).toContain(`default=${JSON.stringify({ type: 'expression', sql })}`);
  });

  it('counts up', () => {
    expect(columnOf('a Int @default(autoincrement())')).toContain(
      'default={"type":"serial"} anyCounter=true',
    );
    expect(columnOf('a Int @default(autoincrement(map: "old_a_seq", type: BigInt, start: 1))')).toContain(
      'default={"type":"serial","sequence":{"name":"old_a_seq","type":"bigint"}}',
    );
    expect(columnOf('a BigInt @default(autoincrement(type: BigInt, maxValue: 99))')).toContain(
      'default={"type":"serial","sequence":{"maximum":"99"}}',
    );
    expect(
      columnOf('a Int @default(sequence(start: 10, increment: 1, maxValue: 99, cycle: true))'),
    ).toContain(
      'default={"type":"identity","always":false,"options":{"maximum":"99","start":"10","cycle":true}}',
    );
    expect(columnOf('a BigInt @identity(always: true, increment: -1, start: -1)')).toContain(
      'default={"type":"identity","always":true,"options":{"increment":"-1"}}',
    );
  });

  it('is left to the database, or computed', () => {
    expect(columnOf('a String @default(dbgenerated())')).toContain('default=null anyDefault=true');
    expect(columnOf('a Int @generated("key * 2")')).toContain(
      'default={"type":"generated","sql":"key * 2","stored":true}',
    );
    expect(columnOf('a Int @generated("key * 2", stored: false)')).toContain('"stored":false');
    expect(columnOf('a Int @default(dbgenerated("key * 2"))')).toContain('"type":"generated"');
  });

  it('is the database’s without a client, and the client’s with one', () => {
    const uuid = (field: string) =>
      [columnOf(field), columnOf(field, client)].map((one) => one.split(' default=')[1]);
    expect(uuid('a String @default(uuid()) @db.Uuid')).toEqual([
      '{"type":"expression","sql":"gen_random_uuid()"}',
      'null',
    ]);
    expect(uuid('a String @default(uuid(7))')).toEqual([
      '{"type":"expression","sql":"uuidv7()::text"}',
      'null',
    ]);
    for (const made of ['cuid()', 'cuid(2)', 'ulid()', 'nanoid()', 'nanoid(12)'])
      expect(columnOf(`a String @default(${made})`, client)).toContain('default=null');
  });
});

it('carries hints and names', () => {
  const result = analyzeText(
    `model T {
  key  Int    @id
  town String @map("town name") @renamedFrom("city") @using("upper(city)") @backfill("'?'")

  @@map("ts")
  @@renamedFrom("old ts")
}`,
  );
  expect(renderDiagnostics(result.diagnostics)).toEqual([]);
  expect(renderObjects(result, ['table', 'column'])).toMatchInlineSnapshot(`
    [
      "table:public.ts renamedFrom=old ts",
      "column:public.ts.key type={"text":"integer","array":false} collation=null nullable=false default=null",
      "column:public.ts."town name" type={"text":"text","array":false} collation=null nullable=false default=null renamedFrom=city using=upper(city) backfill='?'",
    ]
  `);
});
