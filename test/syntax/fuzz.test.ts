import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Span } from '../../src/source/source.ts';
import type { StringExpression } from '../../src/syntax/ast.ts';
import { formatDocument } from '../../src/syntax/format.ts';
import { type ParseResult, parse } from '../../src/syntax/parse.ts';
import { anyDocument, anyText } from './arbitraries.ts';
import { commentTexts, simplify } from './simplify.ts';

/** `npm run test:fuzz -- --runs N` sets it. */
const runs = Number(process.env.FUZZ_RUNS ?? 5_000);
const timeout = 30_000 + runs * 5;
/** No input here is longer than a few thousand characters, so that this means a loop gone wrong. */
const maximumMilliseconds = 5000;

function parseText(text: string): ParseResult {
  return parse({ path: 'fuzz.dsl', text });
}

/** All places in a result, as numbers; throws where one is out of bounds. */
function placesOf(result: ParseResult, text: string): number[] {
  const places: number[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('offsets' in value) checkOffsets(value as StringExpression, text);
    for (const [key, part] of Object.entries(value)) {
      if (key === 'span') places.push(...boundsOf(part as Span, text));
      else if (key !== 'source' && key !== 'offsets') visit(part);
    }
  };
  visit(result);
  return places;
}

function boundsOf({ start, end }: Span, text: string): [number, number] {
  if (start < 0 || end < start || end > text.length) throw new Error(`${start} to ${end} is out of bounds`);
  return [start, end];
}

/** Each unit of a value stands where its offset says, unless it is an escape or a line end. */
function checkOffsets({ value, offsets }: StringExpression, text: string): void {
  if (offsets.length !== value.length + 1) throw new Error('the offsets are not as many as the units');
  for (let unit = 0; unit < value.length; unit++) {
    const written = text[offsets[unit]!];
    if (written !== value[unit] && !(written === '\\' || value[unit] === '\n')) {
      throw new Error(`the offset of unit ${unit} is wrong`);
    }
  }
}

test('any text parses: no exception, no hang, spans in bounds, the same each time', { timeout }, () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const started = performance.now();
      const result = parseText(text);
      const elapsed = performance.now() - started;
      if (elapsed > maximumMilliseconds) throw new Error(`it took ${elapsed} ms`);
      const places = placesOf(result, text).join();
      if (placesOf(parseText(text), text).join() !== places)
        throw new Error('it is another result each time');
      if (result.diagnostics.length === 0) checkFormat(result, text);
    }),
    { numRuns: runs },
  );
});

/** Formatting changes no meaning, loses no comment, and is done after one time. */
function checkFormat(result: ParseResult, text: string): void {
  const formatted = formatDocument(result.document);
  const again = parseText(formatted);
  expect(again.diagnostics, text).toEqual([]);
  expect(simplify(again.document), text).toEqual(simplify(result.document));
  expect(commentTexts(again.document), text).toEqual(commentTexts(result.document));
  expect(formatDocument(again.document), text).toBe(formatted);
}

test('a document built by code is printed and parses to itself', { timeout }, () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const formatted = formatDocument(document);
      const { document: parsed, diagnostics } = parseText(formatted);
      expect(diagnostics).toEqual([]);
      expect(simplify(parsed)).toEqual(simplify(document));
      expect(formatDocument(parsed)).toBe(formatted);
    }),
    { numRuns: Math.ceil(runs / 10) },
  );
});
