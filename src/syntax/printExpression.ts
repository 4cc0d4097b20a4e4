import { type Span, spanText } from '../source/source.ts';
import type {
  Argument,
  ArrayExpression,
  Attribute,
  Comment,
  Expression,
  Name,
  ObjectExpression,
  TypeExpression,
} from './ast.ts';
import { printComment } from './printComment.ts';
import { printString } from './printString.ts';

interface Item {
  readonly span: Span;
  readonly print: (indent: number) => string;
}

/**
 * Prints the expressions of one member. A list stays on one line, unless a line end stands behind its opening
 * bracket in the source, or a comment inside it.
 */
export class ExpressionPrinter {
  /** The comments inside brackets that have not been printed yet, in order. */
  readonly #comments: Comment[];

  constructor(comments: readonly Comment[]) {
    this.#comments = [...comments];
  }

  /** The comments for which no place was found. */
  get unprinted(): readonly Comment[] {
    return this.#comments;
  }

  type({ path, arguments: list, optional, list: many }: TypeExpression): string {
    const given = list ? `(${list.map((item) => this.#argument(item, 0)).join(', ')})` : '';
    return `${dotted(path)}${given}${many ? '[]' : ''}${optional ? '?' : ''}`;
  }

  /** Without its `@` or `@@`. `indent` is that of the line on which it begins. */
  attribute({ path, arguments: list, span }: Attribute, indent: number): string {
    return list ? this.#applied(path, list, span, indent) : dotted(path);
  }

  /** The value of `key = value`: a list of lists or of objects has a line for each, and their items in columns. */
  property(node: Expression, indent: number): string {
    if (node.type !== 'Array' || node.items.length === 0 || !node.items.every(isRow))
      return this.expression(node, indent);
    const cells = node.items.map((row) => (this.#isPlainRow(row) ? this.#cells(row, indent + 2) : undefined));
    const widths = columnWidths(cells);
    const items = node.items.map((row, index) => ({
      span: row.span,
      print: (at: number) =>
        cells[index] ? rowText(row, cells[index], widths(cells[index])) : this.expression(row, at),
    }));
    return `[\n${this.#expandedLines(items, node.span, indent + 2).join('\n')}\n${' '.repeat(indent)}]`;
  }

  /** Whether it stands on one line. */
  #isPlainRow(row: Row): boolean {
    return !/[\r\n]/.test(spanText(row.span)) && !this.#hasComments(row.span);
  }

  #cells(row: Row, indent: number): readonly Cell[] {
    if (row.type === 'Array') return row.items.map((item) => ({ text: this.expression(item, indent) }));
    return row.entries.map(({ key, value }) => ({
      key: key.value,
      text: `${key.value}: ${this.expression(value, indent)}`,
    }));
  }

  expression(node: Expression, indent: number): string {
    switch (node.type) {
      case 'String':
        return printString(node, indent);
      case 'Number':
        return node.text;
      case 'Boolean':
        return String(node.value);
      case 'Null':
        return 'null';
      case 'Missing':
        return '';
      case 'Path':
        return dotted(node.path);
      case 'Call':
        return this.#applied(node.path, node.arguments, node.span, indent);
      case 'Array': {
        const items = node.items.map(({ span }, index) => ({
          span,
          print: (at: number) => this.expression(node.items[index]!, at),
        }));
        return this.#list('[]', items, node.span, indent);
      }
      case 'Object': {
        const items = node.entries.map(({ key, value }) => ({
          span: { ...key.span, end: value.span.end },
          print: (at: number) => `${key.value}: ${this.expression(value, at)}`,
        }));
        return this.#list('{}', items, node.span, indent);
      }
    }
  }

  /** A path and its arguments; `span` is that of both. */
  #applied(path: readonly Name[], list: readonly Argument[], span: Span, indent: number): string {
    const items = list.map((item) => ({
      span: item.span,
      print: (at: number) => this.#argument(item, at),
    }));
    const brackets = { ...span, start: path.at(-1)!.span.end };
    return `${dotted(path)}${this.#list('()', items, brackets, indent)}`;
  }

  #argument({ name, value }: Argument, indent: number): string {
    const text = this.expression(value, indent);
    return name ? `${name.value}: ${text}` : text;
  }

  #list(brackets: '()' | '[]' | '{}', items: readonly Item[], span: Span, indent: number): string {
    const [open, close] = [brackets[0]!, brackets[1]!];
    if (this.#isExpanded(items, span)) {
      const lines = this.#expandedLines(items, span, indent + 2);
      return `${open}\n${lines.join('\n')}\n${' '.repeat(indent)}${close}`;
    }
    const space = brackets === '{}' && items.length > 0 ? ' ' : '';
    return `${open}${space}${items.map((item) => item.print(indent)).join(', ')}${space}${close}`;
  }

  #isExpanded(items: readonly Item[], span: Span): boolean {
    if (this.#hasComments(span)) return true;
    const first = items[0];
    return first !== undefined && hasLineEnd(span, span.start, first.span.start);
  }

  #hasComments(span: Span): boolean {
    return this.#comments.some((comment) => comment.span.start >= span.start && comment.span.end <= span.end);
  }

  #expandedLines(items: readonly Item[], span: Span, indent: number): string[] {
    const lines: string[] = [];
    const margin = ' '.repeat(indent);
    for (const [index, item] of items.entries()) {
      const text = item.print(indent);
      const next = items[index + 1];
      const above = this.#take(item.span.end, () => true);
      const behind = this.#take(
        next?.span.start ?? span.end,
        (comment) => !hasLineEnd(span, item.span.end, comment.span.start),
      );
      const suffix = behind.map((comment) => ` ${printComment(comment, indent)}`).join('');
      lines.push(...above.map((comment) => margin + printComment(comment, indent)));
      lines.push(`${margin}${text}${next ? ',' : ''}${suffix}`);
    }
    const rest = this.#take(span.end, () => true);
    return [...lines, ...rest.map((comment) => margin + printComment(comment, indent))];
  }

  /** Takes the comments before an offset as long as they satisfy the condition. */
  #take(before: number, condition: (comment: Comment) => boolean): Comment[] {
    const count = this.#comments.findIndex((comment) => comment.span.start >= before || !condition(comment));
    return this.#comments.splice(0, count < 0 ? this.#comments.length : count);
  }
}

type Row = ArrayExpression | ObjectExpression;

function isRow(node: Expression): node is Row {
  return node.type === 'Array' || node.type === 'Object';
}

interface Cell {
  /** Of an object. */
  readonly key?: string;
  readonly text: string;
}

/** A longer value pushes what is behind it to the right, and nothing in the other rows. */
const widest = 40;

/** Rows with the same keys are aligned with each other; lists have none. */
function columnWidths(
  rows: readonly (readonly Cell[] | undefined)[],
): (row: readonly Cell[]) => readonly number[] {
  const shape = (row: readonly Cell[]) =>
    row
      .map(({ key }) => key ?? '')
      .join(' ')
      .trim();
  const widths = new Map<string, number[]>();
  for (const row of rows) {
    if (!row) continue;
    const known = widths.get(shape(row)) ?? [];
    for (const [column, { text }] of row.entries())
      known[column] = Math.max(known[column] ?? 0, text.length > widest ? 0 : text.length);
    widths.set(shape(row), known);
  }
  return (row) => widths.get(shape(row)) ?? [];
}

function rowText(row: Row, cells: readonly Cell[], widths: readonly number[]): string {
  const texts = cells.map(({ text }, column) =>
    column === cells.length - 1 ? text : `${text},`.padEnd(widths[column]! + 1),
  );
  if (row.type === 'Array') return `[${texts.join(' ')}]`;
  return texts.length === 0 ? '{}' : `{ ${texts.join(' ')} }`;
}

function dotted(path: readonly Name[]): string {
  return path.map(({ value }) => value).join('.');
}

function hasLineEnd({ source }: Span, from: number, to: number): boolean {
  return /[\r\n]/.test(source.text.slice(from, to));
}
