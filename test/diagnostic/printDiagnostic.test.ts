import { describe, expect, test } from 'vitest';
import { type Diagnostic, errorDiagnostic, warningDiagnostic } from '../../src/diagnostic/diagnostic.ts';
import { printDiagnostic, printDiagnostics } from '../../src/diagnostic/printDiagnostic.ts';
import type { Source, Span } from '../../src/source/source.ts';

/** The span of a text in a source. */
function spanOf(source: Source, text: string, from = 0): Span {
  const start = source.text.indexOf(text, from);
  if (start < 0) throw new Error(`the source does not hold ${text}`);
  return { source, start, end: start + text.length };
}

function print(diagnostic: Diagnostic, width?: number): string {
  return printDiagnostic(diagnostic, { color: false, ...(width !== undefined && { width }) });
}

const model: Source = {
  path: 'schema.dsl',
  text: 'model Deal {\n  id    Int    @id\n  title Strin\n}\n\nmodel Deal {\n}\n',
};

describe('printDiagnostic', () => {
  test('underlines the span below its line, with a way out', () => {
    const span = spanOf(model, 'Strin');
    const fixes = [{ title: 'Did you mean `String`?', edits: [{ span, text: 'String' }] }];
    expect(
      print(errorDiagnostic('unknown-type', 'There is no type `Strin`', { span, fixes })),
    ).toMatchInlineSnapshot(`
      "error[unknown-type]: There is no type \`Strin\`
       --> schema.dsl:3:9
        |
      3 |   title Strin
        |         ^^^^^
      help: Did you mean \`String\`?"
    `);
  });

  test('shows notes at other places', () => {
    const notes = [
      { message: 'The first one', span: spanOf(model, 'Deal') },
      { message: 'Names are unique' },
    ];
    const span = spanOf(model, 'Deal', 20);
    expect(
      print(errorDiagnostic('duplicate-name', 'Two models are called `Deal`', { span, notes })),
    ).toMatchInlineSnapshot(`
      "error[duplicate-name]: Two models are called \`Deal\`
       --> schema.dsl:6:7
        |
      6 | model Deal {
        |       ^^^^
      note: The first one
       --> schema.dsl:1:7
        |
      1 | model Deal {
        |       ^^^^
      note: Names are unique"
    `);
  });

  test('names the subject where there is no source', () => {
    expect(
      print(
        warningDiagnostic('unmanaged-object', 'The schema does not declare it', { subject: 'table deals' }),
      ),
    ).toMatchInlineSnapshot(`
      "warning[unmanaged-object]: The schema does not declare it
        in table deals"
    `);
  });

  test('underlines each line of a span', () => {
    expect(
      print(errorDiagnostic('c', 'Lines', { span: spanOf(model, 'id    Int    @id\n  title Strin\n}') })),
    ).toMatchInlineSnapshot(`
      "error[c]: Lines
       --> schema.dsl:2:3
        |
      2 |   id    Int    @id
        |   ^^^^^^^^^^^^^^^^
      3 |   title Strin
        |   ^^^^^^^^^^^
      4 | }
        | ^"
    `);
  });

  test('leaves out the middle of a span over many lines', () => {
    const source = {
      path: 'a.dsl',
      text: Array.from({ length: 12 }, (_, index) => `line ${index + 1}`).join('\r\n'),
    };
    expect(
      print(errorDiagnostic('c', 'Many', { span: { source, start: 0, end: source.text.length } })),
    ).toMatchInlineSnapshot(`
      "error[c]: Many
        --> a.dsl:1:1
         |
       1 | line 1
         | ^^^^^^
       2 | line 2
         | ^^^^^^
       3 | line 3
         | ^^^^^^
       … |
      11 | line 11
         | ^^^^^^^
      12 | line 12
         | ^^^^^^^"
    `);
  });

  test('points behind the last character', () => {
    const source = { path: 'a.dsl', text: 'model A {' };
    expect(print(errorDiagnostic('c', 'End', { span: { source, start: 9, end: 9 } }))).toMatchInlineSnapshot(`
      "error[c]: End
       --> a.dsl:1:10
        |
      1 | model A {
        |          ^"
    `);
  });

  test('points into an empty source', () => {
    const source = { path: 'a.dsl', text: '' };
    expect(
      print(errorDiagnostic('c', 'Empty', { span: { source, start: 0, end: 0 } })),
    ).toMatchInlineSnapshot(`
      "error[c]: Empty
       --> a.dsl:1:1
        |
      1 |
        | ^"
    `);
  });

  test('counts tabs, wide characters and emoji as a terminal shows them', () => {
    const source = { path: 'a.dsl', text: '\tname\t"日本👩‍👩‍👧é" bad' };
    expect(print(errorDiagnostic('c', 'Wide', { span: spanOf(source, 'bad') }))).toMatchInlineSnapshot(`
      "error[c]: Wide
       --> a.dsl:1:21
        |
      1 |     name    "日本👩‍👩‍👧é" bad
        |                       ^^^"
    `);
  });

  test('replaces what a terminal would obey', () => {
    const source = { path: 'a\u001b[2J.dsl', text: 'x\u0000\u001b[31m\u202e\ud800 bad' };
    const printed = print(errorDiagnostic('c', 'Un\u001b[0msafe', { span: spanOf(source, 'bad') }));
    expect(printed).toMatchInlineSnapshot(`
      "error[c]: Un�[0msafe
       --> a�[2J.dsl:1:11
        |
      1 | x��[31m�� bad
        |           ^^^"
    `);
  });

  test('cuts a long line around the span', () => {
    const source = { path: 'a.dsl', text: `${'a'.repeat(500)} bad ${'b'.repeat(500)}` };
    expect(print(errorDiagnostic('c', 'Long', { span: spanOf(source, 'bad') }), 60)).toMatchInlineSnapshot(`
      "error[c]: Long
       --> a.dsl:1:502
        |
      1 | …aaaaaaaaaaaaaaaaa bad bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…
        |                    ^^^"
    `);
  });

  test('cuts a long span', () => {
    const source = { path: 'a.dsl', text: `x ${'b'.repeat(500)}` };
    expect(
      print(errorDiagnostic('c', 'Long', { span: { source, start: 2, end: 502 } }), 60),
    ).toMatchInlineSnapshot(`
      "error[c]: Long
       --> a.dsl:1:3
        |
      1 | x bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…
        |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
    `);
  });

  test('prints a line of 10 MB within a second', () => {
    const source = { path: 'a.dsl', text: 'é'.repeat(10_000_000) };
    const started = performance.now();
    const printed = print(
      errorDiagnostic('c', 'Long', { span: { source, start: 5_000_000, end: 5_000_003 } }),
    );
    expect(performance.now() - started).toBeLessThan(1000);
    expect(printed.length).toBeLessThan(500);
  });

  test('colours only when asked', () => {
    const diagnostic = errorDiagnostic('c', 'Red', { span: spanOf(model, 'Int'), fixes: [{ title: 'Way' }] });
    expect(print(diagnostic)).not.toContain('\u001b');
    expect(JSON.stringify(printDiagnostic(diagnostic, { color: true }))).toMatchInlineSnapshot(
      `""\\u001b[1m\\u001b[31merror[c]\\u001b[39m\\u001b[22m: \\u001b[1mRed\\u001b[22m\\n \\u001b[34m-->\\u001b[39m schema.dsl:2:9\\n\\u001b[34m  |\\u001b[39m\\n\\u001b[34m2 |\\u001b[39m   id    Int    @id\\n\\u001b[34m  |\\u001b[39m         \\u001b[31m^^^\\u001b[39m\\n\\u001b[1m\\u001b[32mhelp\\u001b[39m\\u001b[22m: Way""`,
    );
  });

  test('parts several with a blank line', () => {
    const both = [errorDiagnostic('a', 'One'), warningDiagnostic('b', 'Two')];
    expect(printDiagnostics(both, { color: false })).toMatchInlineSnapshot(`
      "error[a]: One

      warning[b]: Two"
    `);
  });
});
