/**
 * Makes nodes of the syntax tree that no source stands behind: their spans are empty. `formatDocument` prints them
 * as it prints parsed ones.
 */
import type { Source, Span } from '../source/source.ts';
import type {
  Argument,
  ArrayExpression,
  Assignment,
  Attribute,
  Block,
  BlockAttribute,
  BooleanExpression,
  CallExpression,
  Comment,
  Document,
  Expression,
  Field,
  Member,
  Name,
  NullExpression,
  NumberExpression,
  ObjectExpression,
  PathExpression,
  StringExpression,
  TypeExpression,
  Value,
} from './ast.ts';

const builtSource: Source = { path: '', text: '' };
const span: Span = { source: builtSource, start: 0, end: 0 };

/** What a block or a member may have around it. */
export interface Surroundings {
  /** Documentation: a `///` line above it for each line. */
  readonly doc?: string | undefined;
  /** A blank line stands before it. */
  readonly blankBefore?: boolean;
  /** `//` lines above its documentation, with a line for each. */
  readonly comment?: string | undefined;
}

export function document(blocks: readonly Block[]): Document {
  return { type: 'Document', source: builtSource, blocks, trailing: [], span };
}

/** `keyword name: annotation { members }`; a blank line parts it from the block before. */
export function block(
  keyword: string,
  title: string | undefined,
  members: readonly Member[],
  options: Surroundings & { readonly annotation?: TypeExpression } = {},
): Block {
  const { annotation, ...surroundings } = options;
  const { leading, doc, blankBefore } = around({ blankBefore: true, ...surroundings });
  return {
    type: 'Block',
    keyword: name(keyword),
    name: title === undefined ? undefined : name(title),
    annotation,
    members,
    leading,
    doc,
    opening: undefined,
    closing: [],
    trailing: undefined,
    blankBefore,
    span,
  };
}

/** `name Type @attribute…` */
export function field(
  fieldName: string,
  fieldType: TypeExpression,
  attributes: readonly Attribute[] = [],
  surroundings: Surroundings = {},
): Field {
  return { type: 'Field', name: name(fieldName), fieldType, attributes, ...memberAround(surroundings) };
}

/** `key = value` */
export function assignment(key: string, value: Expression, surroundings: Surroundings = {}): Assignment {
  return { type: 'Assignment', key: name(key), value, ...memberAround(surroundings) };
}

/** `@@attribute(…)` */
export function blockAttribute(node: Attribute, surroundings: Surroundings = {}): BlockAttribute {
  return { type: 'BlockAttribute', attribute: node, ...memberAround(surroundings) };
}

/** A name alone on its line, as in an enum. */
export function value(
  title: string,
  attributes: readonly Attribute[] = [],
  surroundings: Surroundings = {},
): Value {
  return { type: 'Value', name: name(title), attributes, ...memberAround(surroundings) };
}

/** `String`, `auth.User[]`, `Unsupported("point")?` */
export function typeExpression(
  typePath: string | readonly string[],
  options: {
    readonly list?: boolean;
    readonly optional?: boolean;
    readonly arguments?: readonly Argument[];
  } = {},
): TypeExpression {
  const { list = false, optional = false } = options;
  return {
    type: 'TypeExpression',
    path: names(typePath),
    arguments: options.arguments,
    list,
    optional,
    span,
  };
}

/** `@name(…)` or `@db.VarChar(…)`; without a list no parentheses are written. */
export function attribute(attributePath: string | readonly string[], list?: readonly Argument[]): Attribute {
  return { type: 'Attribute', path: names(attributePath), arguments: list, span };
}

/** `value`, or `name: value` */
export function argument(given: Expression): Argument;
export function argument(argumentName: string, given: Expression): Argument;
export function argument(...parts: [Expression] | [string, Expression]): Argument {
  return parts.length === 1
    ? { type: 'Argument', name: undefined, value: parts[0], span }
    : { type: 'Argument', name: name(parts[0]), value: parts[1], span };
}

/** `"text"`, or a `"""` text of several lines. */
export function string(text: string, options: { readonly block?: boolean } = {}): StringExpression {
  const offsets = Array.from({ length: text.length + 1 }, () => 0);
  return { type: 'String', value: text, block: options.block ?? false, offsets, span };
}

/** A number; as text where a JavaScript number would lose digits. */
export function number(given: string | number): NumberExpression {
  return { type: 'Number', text: String(given), span };
}

export function boolean(given: boolean): BooleanExpression {
  return { type: 'Boolean', value: given, span };
}

export function nothing(): NullExpression {
  return { type: 'Null', span };
}

export function array(...items: readonly Expression[]): ArrayExpression {
  return { type: 'Array', items, span };
}

export function object(entries: Readonly<Record<string, Expression>>): ObjectExpression {
  const list = Object.entries(entries).map(([key, entry]) => ({ key: name(key), value: entry }));
  return { type: 'Object', entries: list, span };
}

/** `ADMIN`, or `address.city` from two names */
export function path(...parts: readonly [string, ...string[]]): PathExpression {
  return { type: 'Path', path: parts.map(name), span };
}

/** `now()`, `nextval("s")`, `title(sort: Desc)` */
export function call(
  callPath: string | readonly string[],
  ...list: readonly (Argument | Expression)[]
): CallExpression {
  const wrapped = list.map((item) => (item.type === 'Argument' ? item : argument(item)));
  return { type: 'Call', path: names(callPath), arguments: wrapped, span };
}

function name(text: string): Name {
  return { type: 'Name', value: text, span };
}

function names(given: string | readonly string[]): readonly Name[] {
  return (typeof given === 'string' ? [given] : given).map(name);
}

function comments(text: string | undefined, doc: boolean): Comment[] {
  if (text === undefined) return [];
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => ({ type: 'Comment', text: line, doc, blankBefore: false, span }));
}

function around({ doc, blankBefore = false, comment }: Surroundings) {
  const leading = [...comments(comment, false), ...comments(doc, true)];
  const first = leading[0];
  if (!first) return { leading, doc, blankBefore };
  return { leading: [{ ...first, blankBefore }, ...leading.slice(1)], doc, blankBefore: false };
}

function memberAround(surroundings: Surroundings) {
  return { ...around(surroundings), inner: [], trailing: undefined, span };
}
