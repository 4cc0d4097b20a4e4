import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { vocabularyOf } from '../../src/analyze/vocabulary.ts';
import { declarations } from '../../src/kinds/declarations.ts';
import { analyzeText } from './analyzeText.ts';

const reference = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'language.md'), 'utf8');
const examples = [...reference.matchAll(/^```prisma(?: error=(\S+))?\n([\s\S]*?)^```$/gm)].map(
  ([, code, text]) => ({ code, text: text ?? '' }),
);

describe('the examples of docs/language.md', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThan(8);
  });
  it.each(examples)('say what the page says of them: $text', ({ code, text }) => {
    const codes = analyzeText(text).diagnostics.map((diagnostic) => diagnostic.code);
    expect(codes).toEqual(code === undefined ? [] : [code]);
  });
});

describe('docs/language.md', () => {
  const vocabulary = vocabularyOf(declarations.values());
  it('tells of every block and attribute', () => {
    const words = [...vocabulary.blocks.keys()].flatMap((keyword) => [
      `\`${keyword}\``,
      ...[...vocabulary.blockAttributes(keyword).keys()].map((name) => `\`@@${name}`),
      ...[...vocabulary.fieldAttributes(keyword).keys()].map((name) => `\`@${name}`),
    ]);
    expect(words.filter((word) => !reference.includes(word) && word !== '`@@fulltext')).toEqual([]);
  });
});
