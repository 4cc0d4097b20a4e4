import type { Source, Span } from '../source/source.ts';

/**
 * The syntax tree of one file. There is one shape of block; the kinds give it meaning. Comments are kept, so that
 * the formatter can print a tree back. Every node knows its span.
 */
export interface Document {
  readonly type: 'Document';
  readonly source: Source;
  readonly blocks: readonly Block[];
  /** Comments after the last block, and in a file without blocks. */
  readonly trailing: readonly Comment[];
  readonly span: Span;
}

/** `// …`, `/// …` or a block comment. A run of `///` right above a block, field or value is its documentation. */
export interface Comment {
  readonly type: 'Comment';
  /** Without the slashes and one leading space. */
  readonly text: string;
  readonly doc: boolean;
  /** Blank lines stood before it in the source. */
  readonly blankBefore: boolean;
  readonly span: Span;
}

/** A name, with its own span. */
export interface Name {
  readonly type: 'Name';
  readonly value: string;
  readonly span: Span;
}

/** `keyword name? (: type)? { members }` */
export interface Block {
  readonly type: 'Block';
  readonly keyword: Name;
  /** Empty string, and an empty span, where the parser recovered from a missing one. */
  readonly name: Name | undefined;
  readonly annotation: TypeExpression | undefined;
  readonly members: readonly Member[];
  /** Comments above it, documentation included, in order. */
  readonly leading: readonly Comment[];
  /** The `///` lines above it joined by `\n`; undefined where there are none. */
  readonly doc: string | undefined;
  /** A comment on the line of the opening brace. */
  readonly opening: Comment | undefined;
  /** Comments between the last member and the closing brace. */
  readonly closing: readonly Comment[];
  /** A comment on the line of the closing brace. */
  readonly trailing: Comment | undefined;
  readonly blankBefore: boolean;
  readonly span: Span;
}

/** A line of a block. */
export type Member = Field | Assignment | BlockAttribute | Value;

interface MemberBase {
  readonly leading: readonly Comment[];
  /** Comments between its parentheses or brackets, in order. */
  readonly inner: readonly Comment[];
  /** The `///` lines above it, and the `///` at the end of its line, joined by `\n`. */
  readonly doc: string | undefined;
  /** A comment at the end of the member's own line. */
  readonly trailing: Comment | undefined;
  readonly blankBefore: boolean;
  readonly span: Span;
}

/** `name Type? @attribute…` */
export interface Field extends MemberBase {
  readonly type: 'Field';
  readonly name: Name;
  readonly fieldType: TypeExpression;
  readonly attributes: readonly Attribute[];
}

/** `key = value` */
export interface Assignment extends MemberBase {
  readonly type: 'Assignment';
  readonly key: Name;
  readonly value: Expression;
}

/** `@@attribute(…)` */
export interface BlockAttribute extends MemberBase {
  readonly type: 'BlockAttribute';
  readonly attribute: Attribute;
}

/** A name alone on a line, as in an enum: `ADMIN @map("admin")` */
export interface Value extends MemberBase {
  readonly type: 'Value';
  readonly name: Name;
  readonly attributes: readonly Attribute[];
}

/** `String`, `auth.User`, `Unsupported("point")`, each with `?` or `[]`. */
export interface TypeExpression {
  readonly type: 'TypeExpression';
  /** `['String']`, `['auth', 'User']`. */
  readonly path: readonly Name[];
  /** The arguments of `Unsupported("…")`; undefined where no parentheses stand. */
  readonly arguments: readonly Argument[] | undefined;
  readonly list: boolean;
  readonly optional: boolean;
  readonly span: Span;
}

/** `@name` or `@db.VarChar(30)`; the same node serves `@` and `@@`. */
export interface Attribute {
  readonly type: 'Attribute';
  /** `['db', 'VarChar']`. */
  readonly path: readonly Name[];
  /** Undefined where no parentheses stand. */
  readonly arguments: readonly Argument[] | undefined;
  readonly span: Span;
}

/** `value` or `name: value` */
export interface Argument {
  readonly type: 'Argument';
  readonly name: Name | undefined;
  readonly value: Expression;
  readonly span: Span;
}

export type Expression =
  | StringExpression
  | NumberExpression
  | BooleanExpression
  | NullExpression
  | ArrayExpression
  | ObjectExpression
  | PathExpression
  | CallExpression
  | MissingExpression;

export interface StringExpression {
  readonly type: 'String';
  /** With its escapes resolved; of a `"""` text, with the common indentation taken off. */
  readonly value: string;
  /** Written between triple quotes. */
  readonly block: boolean;
  /** The offset in the source of each UTF-16 unit of `value`, and of its end: an error inside an SQL string can
   *  point at its own line. */
  readonly offsets: readonly number[];
  readonly span: Span;
}

export interface NumberExpression {
  readonly type: 'Number';
  /** As it was written: no precision is lost. */
  readonly text: string;
  readonly span: Span;
}

export interface BooleanExpression {
  readonly type: 'Boolean';
  readonly value: boolean;
  readonly span: Span;
}

export interface NullExpression {
  readonly type: 'Null';
  readonly span: Span;
}

export interface ArrayExpression {
  readonly type: 'Array';
  readonly items: readonly Expression[];
  readonly span: Span;
}

export interface ObjectExpression {
  readonly type: 'Object';
  readonly entries: readonly { readonly key: Name; readonly value: Expression }[];
  readonly span: Span;
}

/** `ADMIN`, `address.city` */
export interface PathExpression {
  readonly type: 'Path';
  readonly path: readonly Name[];
  readonly span: Span;
}

/** `now()`, `env("URL")`, `title(sort: Desc)` */
export interface CallExpression {
  readonly type: 'Call';
  readonly path: readonly Name[];
  readonly arguments: readonly Argument[];
  readonly span: Span;
}

/** Where the parser recovered from an expression that is not there; a diagnostic has been given. */
export interface MissingExpression {
  readonly type: 'Missing';
  readonly span: Span;
}
