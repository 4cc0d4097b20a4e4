import { describe, expect, it } from 'vitest';
import { analyzeText, renderDiagnostics, renderObjects } from './analyzeText.ts';

function objectsOf(text: string, kinds = ['foreign-key']): readonly string[] {
  const result = analyzeText(text);
  expect(renderDiagnostics(result.diagnostics)).toEqual([]);
  return renderObjects(result, kinds);
}

const user = 'model User {\n  id Int @id\n  deals Deal[]\n}\n';
const deal = (lines: string) => `model Deal {\n  id Int @id\n  ${lines}\n}\n`;

describe('one-to-many relations', () => {
  it('restrict deletion where they are required', () => {
    expect(
      objectsOf(user + deal('ownerId Int\n  owner User @relation(fields: [ownerId], references: [id])')),
    ).toMatchInlineSnapshot(`
      [
        "foreign-key:public.Deal.Deal_ownerId_fkey columns=["column:public.Deal.ownerId"] referencedTable=table:public.User referencedColumns=["column:public.User.id"] onDelete=RESTRICT onUpdate=CASCADE onDeleteColumns=[] match=simple deferrable=no validation=valid",
      ]
    `);
  });
  it('set NULL where they are optional', () => {
    expect(
      objectsOf(
        user +
          deal(
            'ownerId Int? @map("owner id")\n  owner User? @relation(fields: [ownerId], references: [id])\n  @@map("deals")',
          ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "foreign-key:public.deals."deals_owner id_fkey" columns=["column:public.deals.\\"owner id\\""] referencedTable=table:public.User referencedColumns=["column:public.User.id"] onDelete=SET NULL onUpdate=CASCADE onDeleteColumns=[] match=simple deferrable=no validation=valid",
      ]
    `);
  });
  it('count as required where a column is', () => {
    expect(
      objectsOf(user + deal('ownerId Int\n  owner User? @relation(fields: [ownerId], references: [id])'))[0],
    ).toContain('onDelete=RESTRICT');
  });
  it('take actions, a name, and what PostgreSQL has beyond Prisma', () => {
    expect(
      objectsOf(
        user +
          deal(
            'ownerId Int?\n  owner User? @relation(fields: [ownerId], references: [id], onDelete: SetNull, onUpdate: NoAction, map: "fk", deferrable: InitiallyDeferred, match: Full, validated: false, onDeleteColumns: [ownerId])',
          ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "foreign-key:public.Deal.fk columns=["column:public.Deal.ownerId"] referencedTable=table:public.User referencedColumns=["column:public.User.id"] onDelete=SET NULL onUpdate=NO ACTION onDeleteColumns=["column:public.Deal.ownerId"] match=full deferrable=initially deferred validation=not valid",
      ]
    `);
  });
  it('depend on the key that they refer to', () => {
    const result = analyzeText(
      `model A {\n  x Int\n  y Int\n  id Int @id\n  b B[]\n  @@unique([x, y])\n}\nmodel B {\n  id Int @id\n  y Int\n  x Int\n  a A @relation(fields: [y, x], references: [y, x])\n}`,
    );
    const [key] = [...result.schema.values()].filter((object) => object.kind === 'foreign-key');
    expect(key?.dependsOn).toMatchInlineSnapshot(`
      [
        "table:public.A",
        "column:public.B.y",
        "column:public.B.x",
        "column:public.A.y",
        "column:public.A.x",
        "unique:public.A_x_y_key",
      ]
    `);
  });
});

describe('other relations', () => {
  it('are one-to-one over a unique column', () => {
    expect(
      objectsOf(
        `model A {\n  id Int @id\n  b B?\n}\nmodel B {\n  aId Int @unique\n  a A @relation(fields: [aId], references: [id])\n}`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "foreign-key:public.B.B_aId_fkey columns=["column:public.B.aId"] referencedTable=table:public.A referencedColumns=["column:public.A.id"] onDelete=RESTRICT onUpdate=CASCADE onDeleteColumns=[] match=simple deferrable=no validation=valid",
      ]
    `);
  });
  it('lead to the same model', () => {
    expect(
      objectsOf(
        `model A {\n  id Int @id\n  upId Int?\n  up A? @relation("tree", fields: [upId], references: [id])\n  down A[] @relation("tree")\n}`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "foreign-key:public.A.A_upId_fkey columns=["column:public.A.upId"] referencedTable=table:public.A referencedColumns=["column:public.A.id"] onDelete=SET NULL onUpdate=CASCADE onDeleteColumns=[] match=simple deferrable=no validation=valid",
      ]
    `);
  });
  it('are told apart by their names', () => {
    expect(
      objectsOf(
        `model A {\n  id Int @id\n  b1 Int\n  b2 Int\n  one B @relation("one", fields: [b1], references: [id])\n  two B @relation("two", fields: [b2], references: [id])\n}\nmodel B {\n  id Int @id\n  ones A[] @relation("one")\n  twos A[] @relation("two")\n}`,
      ),
    ).toHaveLength(2);
  });
  it('have no foreign keys under relationMode = "prisma"', () => {
    const datasource = 'datasource db {\n  provider = "postgresql"\n  relationMode = "prisma"\n}\n';
    expect(
      objectsOf(
        `${datasource}${user}${deal('ownerId Int\n  owner User @relation(fields: [ownerId], references: [id])')}`,
      ),
    ).toEqual([]);
  });
});

describe('many-to-many relations', () => {
  const kinds = ['table', 'column', 'primary-key', 'index', 'foreign-key'];
  it('have a table', () => {
    const objects = objectsOf(
      `model Tag {\n  name String @id @db.VarChar(20)\n  deals Deal[]\n}\n${deal('tags Tag[]\n  @@map("deals")')}`,
      kinds,
    );
    expect(objects.filter((line) => line.includes('_DealToTag'))).toMatchInlineSnapshot(`
      [
        "table:public._DealToTag leftOpen=["accessMethod","unlogged","tablespace","parameters"]",
        "column:public._DealToTag.A type={"text":"integer","array":false} collation=null nullable=false default=null anyCollation=true leftOpen=["storage","compression","statistics","parameters","notNull"]",
        "column:public._DealToTag.B type={"text":"character varying(20)","array":false} collation=null nullable=false default=null anyCollation=true leftOpen=["storage","compression","statistics","parameters","notNull"]",
        "primary-key:public._DealToTag._DealToTag_AB_pkey columns=["column:public._DealToTag.A","column:public._DealToTag.B"] leftOpen=["include","deferrable","parameters","tablespace"]",
        "index:public._DealToTag_B_index table=table:public._DealToTag method=btree elements=[{"column":"column:public._DealToTag.B"}] include=[] predicate=null parameters=[]",
        "foreign-key:public._DealToTag._DealToTag_A_fkey columns=["column:public._DealToTag.A"] referencedTable=table:public.deals referencedColumns=["column:public.deals.id"] onDelete=CASCADE onUpdate=CASCADE onDeleteColumns=[] match=simple deferrable=no validation=valid",
        "foreign-key:public._DealToTag._DealToTag_B_fkey columns=["column:public._DealToTag.B"] referencedTable=table:public.Tag referencedColumns=["column:public.Tag.name"] onDelete=CASCADE onUpdate=CASCADE onDeleteColumns=[] match=simple deferrable=no validation=valid",
      ]
    `);
  });
  it('of one model, and with a name', () => {
    const objects = objectsOf(
      `model A {\n  id Int @id\n  from A[] @relation("links")\n  to A[] @relation("links")\n}`,
      ['table', 'foreign-key'],
    );
    expect(objects).toMatchInlineSnapshot(`
      [
        "table:public.A",
        "table:public._links leftOpen=["accessMethod","unlogged","tablespace","parameters"]",
        "foreign-key:public._links._links_A_fkey columns=["column:public._links.A"] referencedTable=table:public.A referencedColumns=["column:public.A.id"] onDelete=CASCADE onUpdate=CASCADE onDeleteColumns=[] match=simple deferrable=no validation=valid",
        "foreign-key:public._links._links_B_fkey columns=["column:public._links.B"] referencedTable=table:public.A referencedColumns=["column:public.A.id"] onDelete=CASCADE onUpdate=CASCADE onDeleteColumns=[] match=simple deferrable=no validation=valid",
      ]
    `);
  });
  it('live in the schema of the first model', () => {
    const datasource = 'datasource db {\n  provider = "postgresql"\n  schemas = ["one", "two"]\n}\n';
    const objects = objectsOf(
      `${datasource}model B {\n  id Int @id\n  as A[]\n  @@schema("one")\n}\nmodel A {\n  id Int @id\n  bs B[]\n  @@schema("two")\n}`,
      ['schema', 'table'],
    );
    expect(objects).toEqual([
      'schema:one',
      'schema:two',
      'table:one.B',
      'table:two.A',
      'table:two._AToB leftOpen=["accessMethod","unlogged","tablespace","parameters"]',
    ]);
  });
  it('cut the name of the table and of what is on it', () => {
    const name = 'n'.repeat(70);
    const objects = objectsOf(
      `model A {\n  id Int @id\n  from A[] @relation("${name}")\n  to A[] @relation("${name}")\n}`,
      ['primary-key', 'index', 'foreign-key'],
    );
    expect(objects.map((line) => line.split(' ')[0]?.split('.').at(-1))).toEqual([
      'A_pkey',
      `_${'n'.repeat(54)}_AB_pkey`,
      `_${'n'.repeat(54)}_B_index`,
      `_${'n'.repeat(55)}_A_fkey`,
      `_${'n'.repeat(55)}_B_fkey`,
    ]);
  });
});

it('relates models of several files', () => {
  const result = analyzeText([
    user,
    deal('ownerId Int\n  owner User @relation(fields: [ownerId], references: [id])'),
  ]);
  expect(renderDiagnostics(result.diagnostics)).toEqual([]);
  expect(renderObjects(result, ['foreign-key'])).toHaveLength(1);
});

it('understands ignored models and fields, and views', () => {
  expect(
    objectsOf(
      `view V {\n  id Int @unique\n  deals Deal[]\n}\n${deal('vId Int @ignore\n  v V @relation(fields: [vId], references: [id])')}model Old {\n  x Int\n  @@ignore\n}\n`,
      ['table', 'column', 'foreign-key'],
    ).map((line) => line.split(' ')[0]),
  ).toEqual([
    'table:public.Deal',
    'table:public.Old',
    'column:public.Deal.id',
    'column:public.Deal.vId',
    'column:public.Old.x',
  ]);
});
