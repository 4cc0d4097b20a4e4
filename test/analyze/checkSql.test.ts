import { describe, expect, it } from 'vitest';
import { checkSql } from '../../src/analyze/checkSql.ts';
import { parse } from '../../src/syntax/parse.ts';
import { renderDiagnostics } from './analyzeText.ts';

const check = async (text: string) =>
  renderDiagnostics(await checkSql([parse({ path: 'schema.dsl', text }).document]));
const model = (line: string) => check(`model T {\n  id Int @id\n  ${line}\n}\n`);

describe('the SQL in a schema', () => {
  it('is read wherever it stands', async () => {
    expect(await model('a Int @default(dbgenerated("1 , 2"))')).toEqual([
      'error sql-syntax-error 3:31 «1 , 2»: PostgreSQL cannot read this SQL: it is not one expression.',
    ]);
    expect(await model('a Int @generated("id * ")')).toEqual([
      'error sql-syntax-error 3:24 «*»: PostgreSQL cannot read this SQL: it ends too early.',
    ]);
    expect(await model('a Int @backfill("id FROM x") @using("1 2")')).toEqual([
      'error sql-syntax-error 3:23 «FROM»: PostgreSQL cannot read this SQL: syntax error at `FROM`.',
      'error sql-syntax-error 3:42 «2»: PostgreSQL cannot read this SQL: syntax error at `2`.',
    ]);
    expect(
      await model('@@index([id, raw("lower(id"), raw("id", ops: raw("x y"))], where: raw("id ="))'),
    ).toEqual([
      'error sql-syntax-error 3:28 «d»: PostgreSQL cannot read this SQL: it ends too early.',
      'error sql-syntax-error 3:77 «=»: PostgreSQL cannot read this SQL: it ends too early.',
    ]);
  });

  it('is one expression, that nothing can get out of', async () => {
    expect(await model(`a Int @default(dbgenerated("1) FROM x WHERE (true"))`)).toHaveLength(1);
    expect(await model(`a Int @default(dbgenerated("1); DROP TABLE x; SELECT (1"))`)).toHaveLength(1);
    expect(await model(`a Int @default(dbgenerated("(SELECT 1)"))`)).toEqual([]);
    expect(await model(`a Int @default(dbgenerated("1 -- one"))`)).toEqual([]);
    expect(await model('a Boolean @generated("(1, id) = (2, 3)")')).toEqual([]);
  });

  it('is pointed at in its own line, past escapes and letters of any length', async () => {
    expect(
      await check(
        `model T {\n  a Int @generated("""\n    CASE\n      WHENN id > 1 THEN 2\n    END\n  """)\n}\n`,
      ),
    ).toEqual(['error sql-syntax-error 4:13 «id»: PostgreSQL cannot read this SQL: syntax error at `id`.']);
    expect(await model(`a String @default(dbgenerated("'😀\\u00e9' ||| \\"x\\" y"))`)).toEqual([
      'error sql-syntax-error 3:55 «y»: PostgreSQL cannot read this SQL: syntax error at `y`.',
    ]);
    expect(await model(`a String @default(dbgenerated("'open"))`)).toEqual([
      "error sql-syntax-error 3:34 «'»: PostgreSQL cannot read this SQL: unterminated quoted string at `'`.",
    ]);
  });

  it('is left to others where it is empty, or none', async () => {
    expect(await model('a Int @default(dbgenerated(""))')).toEqual([]);
    expect(await model('a String @default("1 +* 2") @map("SELECT (")')).toEqual([]);
    expect(await model('@@index([id(ops: raw("1 +"))], type: raw("2 +"))')).toEqual([]);
  });
});
