import { describe, expect, it } from 'vitest';
import { analyzeText, renderDiagnostics, renderObjects } from './analyzeText.ts';

/** The keys and indexes of one model with these lines. */
function indexesOf(...lines: readonly string[]): readonly string[] {
  const fields = [
    'id Int @id',
    'a Int',
    'b String',
    'j Json',
    'tags String[]',
    'ip String @db.Inet',
    'at DateTime',
  ];
  const result = analyzeText(`model T {\n${[...fields, ...lines].map((line) => `  ${line}\n`).join('')}}\n`);
  expect(renderDiagnostics(result.diagnostics)).toEqual([]);
  return renderObjects(result, ['unique', 'index']);
}

describe('primary keys', () => {
  const keysOf = (text: string) => renderObjects(analyzeText(text), ['primary-key']);
  it('say nothing of a view, and are no mistake there', () => {
    const result = analyzeText('view V {\n  a Int\n  b Int\n\n  @@id([a, b])\n}\n');
    expect(renderDiagnostics(result.diagnostics)).toEqual([]);
    expect(renderObjects(result)).toEqual([]);
  });

  it('take their names from the table', () => {
    expect(keysOf('model T {\n  a Int\n  b Int\n  @@id([b, a])\n  @@map("t x")\n}')).toMatchInlineSnapshot(`
      [
        "primary-key:public."t x"."t x_pkey" columns=["column:public.\\"t x\\".b","column:public.\\"t x\\".a"]",
      ]
    `);
    expect(keysOf('model T {\n  a Int @id(map: "other")\n}')).toMatchInlineSnapshot(`
      [
        "primary-key:public.T.other columns=["column:public.T.a"]",
      ]
    `);
  });
});

describe('indexes', () => {
  it('have names made of the table and the columns', () => {
    expect(
      indexesOf('@@index([a, b(sort: Desc)])', '@@unique([b, a])', 'u Int @unique @map("u v")'),
    ).toMatchInlineSnapshot(`
      [
        "unique:public."T_u v_key" table=table:public.T method=btree elements=[{"column":"column:public.T.\\"u v\\""}] predicate=null include=[] parameters=[] nullsNotDistinct=false constraint=null",
        "unique:public.T_b_a_key table=table:public.T method=btree elements=[{"column":"column:public.T.b"},{"column":"column:public.T.a"}] predicate=null include=[] parameters=[] nullsNotDistinct=false constraint=null",
        "index:public.T_a_b_idx table=table:public.T method=btree elements=[{"column":"column:public.T.a"},{"column":"column:public.T.b","descending":true}] predicate=null include=[] parameters=[]",
      ]
    `);
  });
  it('take names', () => {
    expect(
      indexesOf(
        '@@index([a], map: "one")',
        '@@index(fields: [b], name: "two")',
        '@@unique([a], map: "three", name: "x")',
      ),
    ).toMatchInlineSnapshot(`
      [
        "unique:public.three table=table:public.T method=btree elements=[{"column":"column:public.T.a"}] predicate=null include=[] parameters=[] nullsNotDistinct=false constraint=null",
        "index:public.one table=table:public.T method=btree elements=[{"column":"column:public.T.a"}] predicate=null include=[] parameters=[]",
        "index:public.two table=table:public.T method=btree elements=[{"column":"column:public.T.b"}] predicate=null include=[] parameters=[]",
      ]
    `);
  });
  it('take methods and operator classes, and leave out those that PostgreSQL takes anyway', () => {
    expect(
      indexesOf(
        '@@index([j(ops: JsonbPathOps)], type: Gin)',
        '@@index([j(ops: JsonbOps)], type: Gin, map: "j1")',
        '@@index([tags(ops: ArrayOps)], type: Gin)',
        '@@index([ip(ops: InetOps)], type: Gist)',
        '@@index([ip(ops: InetOps)], type: SpGist, map: "ip1")',
        '@@index([at(ops: TimestampMinMaxMultiOps)], type: Brin)',
        '@@index([at(ops: TimestampMinMaxOps)], type: Brin, map: "at1")',
        '@@index([b(ops: raw("gin_trgm_ops"))], type: Gin)',
        '@@index([b(ops: raw("text_pattern_ops"))], map: "b1")',
        '@@index([a], type: Hash)',
      ),
    ).toMatchInlineSnapshot(`
      [
        "index:public.T_j_idx table=table:public.T method=gin elements=[{"column":"column:public.T.j","operatorClass":"jsonb_path_ops"}] predicate=null include=[] parameters=[]",
        "index:public.j1 table=table:public.T method=gin elements=[{"column":"column:public.T.j"}] predicate=null include=[] parameters=[]",
        "index:public.T_tags_idx table=table:public.T method=gin elements=[{"column":"column:public.T.tags"}] predicate=null include=[] parameters=[]",
        "index:public.T_ip_idx table=table:public.T method=gist elements=[{"column":"column:public.T.ip","operatorClass":"inet_ops"}] predicate=null include=[] parameters=[]",
        "index:public.ip1 table=table:public.T method=spgist elements=[{"column":"column:public.T.ip"}] predicate=null include=[] parameters=[]",
        "index:public.T_at_idx table=table:public.T method=brin elements=[{"column":"column:public.T.at","operatorClass":"timestamp_minmax_multi_ops"}] predicate=null include=[] parameters=[]",
        "index:public.at1 table=table:public.T method=brin elements=[{"column":"column:public.T.at"}] predicate=null include=[] parameters=[]",
        "index:public.T_b_idx table=table:public.T method=gin elements=[{"column":"column:public.T.b","operatorClass":"gin_trgm_ops"}] predicate=null include=[] parameters=[]",
        "index:public.b1 table=table:public.T method=btree elements=[{"column":"column:public.T.b","operatorClass":"text_pattern_ops"}] predicate=null include=[] parameters=[]",
        "index:public.T_a_idx table=table:public.T method=hash elements=[{"column":"column:public.T.a"}] predicate=null include=[] parameters=[]",
      ]
    `);
  });
  it('take conditions', () => {
    expect(
      indexesOf(
        '@@index([a], where: raw("a > 1"))',
        '@@unique([b], where: { a: 5, at: null, b: { not: "x" } })',
        '@@index([at], where: { j: { not: null } })',
      ),
    ).toMatchInlineSnapshot(`
      [
        "unique:public.T_b_key table=table:public.T method=btree elements=[{"column":"column:public.T.b"}] predicate=(a = 5) AND (at IS NULL) AND (b <> 'x') include=[] parameters=[] nullsNotDistinct=false constraint=none",
        "index:public.T_a_idx table=table:public.T method=btree elements=[{"column":"column:public.T.a"}] predicate=a > 1 include=[] parameters=[]",
        "index:public.T_at_idx table=table:public.T method=btree elements=[{"column":"column:public.T.at"}] predicate=j IS NOT NULL include=[] parameters=[]",
      ]
    `);
  });
  it('take what PostgreSQL has beyond Prisma', () => {
    expect(
      indexesOf(
        '@@index([raw("lower(b)", sort: Desc), a(nulls: First), b(collate: "C", sort: Desc, nulls: Last)], include: [at], with: ["fillfactor=70"])',
        '@@index([b], type: raw("bloom"))',
        '@@unique([a], nullsNotDistinct: true, constraint: true)',
        '@@unique([a, b], deferrable: InitiallyDeferred)',
        '@@unique([raw("lower(b)")], map: "lower_b")',
      ),
    ).toMatchInlineSnapshot(`
      [
        "unique:public.T_a_key table=table:public.T method=btree elements=[{"column":"column:public.T.a"}] predicate=null include=[] parameters=[] nullsNotDistinct=true constraint=immediate",
        "unique:public.T_a_b_key table=table:public.T method=btree elements=[{"column":"column:public.T.a"},{"column":"column:public.T.b"}] predicate=null include=[] parameters=[] nullsNotDistinct=false constraint=initially deferred",
        "unique:public.lower_b table=table:public.T method=btree elements=[{"expression":"lower(b)"}] predicate=null include=[] parameters=[] nullsNotDistinct=false constraint=none",
        "index:public.T_expr_a_b_idx table=table:public.T method=btree elements=[{"expression":"lower(b)","descending":true},{"column":"column:public.T.a","nulls":"first"},{"column":"column:public.T.b","collation":"\\"C\\"","descending":true,"nulls":"last"}] predicate=null include=["column:public.T.at"] parameters=["fillfactor=70"]",
        "index:public.T_b_idx table=table:public.T method=bloom elements=[{"column":"column:public.T.b"}] predicate=null include=[] parameters=[]",
      ]
    `);
  });
});

describe('names longer than 63 bytes', () => {
  const long = 'x'.repeat(61);
  it('are cut before the suffix', () => {
    const result = analyzeText(
      `model ${long} {\n  id Int @id\n  ab Int @unique\n  cd Int\n  @@index([cd, ab])\n}`,
    );
    expect(renderDiagnostics(result.diagnostics)).toEqual([]);
    const names = [...result.schema.values()]
      .filter((object) => object.parent && object.kind !== 'column')
      .map((object) => object.name.at(-1)!);
    expect(names).toEqual([`${'x'.repeat(58)}_pkey`, `${'x'.repeat(59)}_key`, `${'x'.repeat(59)}_idx`]);
    expect(names.every((name) => Buffer.byteLength(name) === 63)).toBe(true);
  });
  it('are cut between characters', () => {
    const result = analyzeText(`model T {\n  id Int @id\n  a Int @unique @map("${'é'.repeat(31)}")\n}`);
    const [name] = [...result.schema.values()]
      .filter((object) => object.kind === 'unique')
      .map((object) => object.name[1]);
    expect(name).toBe(`T_${'é'.repeat(28)}_key`);
  });
});

describe('exclusion constraints', () => {
  it('need an operator for each column, and a method that knows order', () => {
    const text = [
      'model T {',
      '  id Int @id',
      '  r Unsupported("int4range")',
      '  @@exclude([r])',
      '  @@exclude([r(sort: Desc, with: "&&")], map: "ordered")',
      '  @@exclude([r(with: " ")], map: "empty")',
      '  @@exclude([id(with: "=")], map: "scalar")',
      '  @@exclude([r(with: "&&")], type: Gin, map: "gin")',
      '}',
    ];
    expect(renderDiagnostics(analyzeText(text.join('\n')).diagnostics)).toMatchInlineSnapshot(`
      [
        "error missing-argument 4:14 «r»: \`r\` needs its argument \`with\`.",
        "error unsupported-argument 5:3 «@@exclude([r(sort: Desc, with: "&&")], map: "ordered")»: An index of type Gist has no order: leave \`sort\` out.",
        "error wrong-argument 6:14 «r(with: " ")»: Each column and expression has its operator, as in \`room(with: "=")\`.",
        "error wrong-operator-class 7:3 «@@exclude([id(with: "=")], map: "scalar")»: An index of type Gist has no operator class of its own for \`id\`.",
        "  fix: name one with \`ops: raw("…")\`",
        "  fix: add \`btree_gist\` to the \`extensions\` of the datasource",
        "error wrong-argument 8:36 «Gin»: \`type\` takes \`BTree\`, \`Hash\`, \`Gist\` or \`SpGist\`.",
      ]
    `);
  });
});

describe('what names an index', () => {
  it('names one of its own table', () => {
    const text = [
      'model T {',
      '  id Int @id',
      '  a Int @unique',
      '  @@cluster("U_pkey")',
      '  @@replicaIdentity(Full, index: "T_a_key")',
      '}',
      'model U {',
      '  id Int @id',
      '  @@replicaIdentity()',
      '}',
    ];
    expect(renderDiagnostics(analyzeText(text.join('\n')).diagnostics)).toMatchInlineSnapshot(`
      [
        "error unknown-index 4:3 «@@cluster("U_pkey")»: \`T\` has no index "U_pkey".",
        "  fix: name one that is there: "T_pkey"",
        "  fix: name one that is there: "T_a_key"",
        "error wrong-argument 5:3 «@@replicaIdentity(Full, index: "T_a_key")»: \`@@replicaIdentity\` takes \`Full\`, \`Nothing\` or \`index: "…"\`.",
        "error wrong-argument 9:3 «@@replicaIdentity()»: \`@@replicaIdentity\` takes \`Full\`, \`Nothing\` or \`index: "…"\`.",
      ]
    `);
  });
});
