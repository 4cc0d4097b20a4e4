import { describe, expect, it } from 'vitest';
import { analyzeText, renderDiagnostics, renderObjects } from './analyzeText.ts';

const model = 'model T {\n  id Int @id\n}\n';

describe('the datasource', () => {
  it('tells where the database is', () => {
    const { datasource, diagnostics } = analyzeText(
      `datasource pg {\n  provider = "postgres"\n  url = env("URL")\n  directUrl = "postgresql://x"\n}\n${model}`,
    );
    expect(renderDiagnostics(diagnostics)).toEqual([]);
    expect(datasource).toMatchObject({
      name: 'pg',
      provider: 'postgres',
      url: { env: 'URL' },
      directUrl: { literal: 'postgresql://x' },
      relationMode: 'foreignKeys',
    });
  });
  it('need not be there', () => {
    const result = analyzeText(model);
    expect(result.datasource).toBeUndefined();
    expect(result.schemas).toBeUndefined();
    expect([...result.unspoken]).toEqual(['extension']);
  });
  it('lists schemas and extensions', () => {
    const result = analyzeText(
      `datasource db {\n  provider = "postgresql"\n  schemas = ["public", "auth"]\n  extensions = [citext, uuidOssp(map: "uuid-ossp", schema: "auth"), vector(version: "0.8")]\n}\nenum E {\n  A\n  @@schema("auth")\n}\nmodel T {\n  id Int @id\n  e E\n  @@schema("public")\n}`,
    );
    expect(renderDiagnostics(result.diagnostics)).toEqual([]);
    expect(result.schemas).toEqual(['public', 'auth']);
    expect([...result.unspoken]).toEqual([]);
    expect(renderObjects(result, ['schema', 'extension', 'enum', 'table'])).toMatchInlineSnapshot(`
      [
        "schema:auth",
        "extension:citext schema=null version=null",
        "extension:"uuid-ossp" schema=auth version=null",
        "extension:vector schema=null version=0.8",
        "enum:auth.E values=["A"]",
        "table:public.T",
      ]
    `);
  });
  it('gives way to the default schema', () => {
    const result = analyzeText(model, { defaultSchema: 'app' });
    expect(renderObjects(result, ['schema', 'table'])).toEqual(['schema:app', 'table:app.T']);
  });
});

describe('a Prisma Client generator', () => {
  const withComments =
    '/// All deals\nmodel T {\n  /// The key\n  id Int @id\n  /// by id\n  @@index([id])\n}\n';
  it('keeps comments to itself', () => {
    const result = analyzeText(`generator c {\n  provider = "prisma-client-js"\n}\n${withComments}`);
    expect(result.client).toBe(true);
    expect(result.unspoken.has('comment')).toBe(true);
    expect(renderObjects(result, ['comment'])).toEqual([]);
  });
  it('is not any other generator', () => {
    const result = analyzeText(
      `generator erd {\n  provider = "prisma-erd-generator"\n  output = "../erd.svg"\n}\n${withComments}`,
    );
    expect(result.client).toBe(false);
    expect(renderObjects(result, ['comment'])).toEqual([
      'comment:"table:public.T" text=All deals',
      'comment:"column:public.T.id" text=The key',
      'comment:"index:public.T_id_idx" text=by id',
    ]);
  });
});

it('declares sequences of their own', () => {
  const result = analyzeText(
    `sequence invoice_number {\n  type = Int\n  start = 1000\n  increment = 5\n  ownedBy = T.id\n}\nsequence down {\n  increment = -1\n}\n${model}`,
  );
  expect(renderDiagnostics(result.diagnostics)).toEqual([]);
  expect(renderObjects(result, ['sequence'])).toMatchInlineSnapshot(`
    [
      "sequence:public.invoice_number type=integer increment=5 minimum=1 maximum=2147483647 start=1000 cache=1 cycle=false ownedBy=column:public.T.id",
      "sequence:public.down type=bigint increment=-1 minimum=-9223372036854775808 maximum=-1 start=-1 cache=1 cycle=false ownedBy=null",
    ]
  `);
});

it('takes a sequence with a comment behind a default for one of its own, as it is read', () => {
  const counted = 'model C {\n  id Int @id @default(dbgenerated("nextval(\'counts\')"))\n}\n';
  const sequence = 'sequence counts {\n  type = Int\n  ownedBy = C.id\n}\n';
  const kindsOf = (text: string) => renderObjects(analyzeText(text), ['sequence', 'comment']);
  expect(kindsOf(`${sequence}${counted}`)).toEqual([]);
  expect(kindsOf(`/// how many\n${sequence}${counted}`)).toEqual([
    expect.stringContaining('sequence:public.counts'),
    'comment:"sequence:public.counts" text=how many',
  ]);
});
