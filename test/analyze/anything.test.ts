import { expect, it } from 'vitest';
import { analyzeText, renderDiagnostics } from './analyzeText.ts';

it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'takes %s for the name of nothing',
  (word) => {
    const { diagnostics } = analyzeText(
      `model T {\n  id Int @id @db.${word}\n  a ${word}\n  b Unsupported("${word}")\n  c Int @default(${word}())\n  d Int @${word}\n\n  @@${word}\n  @@index([c], type: ${word})\n  @@index([c(ops: ${word})], map: "i")\n}\n${word} X {\n}\n`,
    );
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([
      'wrong-native-type',
      'unknown-type',
      'unknown-function',
      'unknown-attribute',
      'unknown-attribute',
      'wrong-argument',
      'wrong-argument',
      'unknown-block',
    ]);
  },
);

it('takes any name of the database', () => {
  const names = ['a b', 'a"b', 'select', '😀', "'; DROP TABLE x; --", 'Ünï'];
  const text = names
    .map((name, index) => {
      const written = JSON.stringify(name);
      return `model T${index} {\n  id Int @id(map: ${written}) @map(${written})\n  @@map(${JSON.stringify(`${name} table`)})\n}\n`;
    })
    .join('');
  const result = analyzeText(text);
  expect(renderDiagnostics(result.diagnostics)).toEqual([]);
  const columns = [...result.schema.values()].filter((object) => object.kind === 'column');
  expect(columns.map((column) => column.name.at(-1))).toEqual(names);
});

it('lets extensions index what the method alone cannot', () => {
  const model = 'model T {\n  id Int @id\n  @@index([id], type: Gin)\n}\n';
  const datasource = 'datasource db {\n  provider = "postgresql"\n  extensions = [btree_gin]\n}\n';
  expect(analyzeText(model).diagnostics).toHaveLength(1);
  expect(analyzeText(datasource + model).diagnostics).toEqual([]);
});
