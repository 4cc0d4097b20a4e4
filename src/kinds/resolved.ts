import type { ObjectId } from '../model/object.ts';
import type { Span } from '../source/source.ts';
import type { Attribute, Block, Expression, StringExpression } from '../syntax/ast.ts';

/**
 * Schema documents whose names and references are resolved; what the declarations of the kinds read. Whatever could
 * not be resolved has been reported and stands nowhere in it.
 */
export interface ResolvedSchema {
  /** The schema of objects that name none. */
  readonly defaultSchema: string;
  readonly datasource: ResolvedDatasource | undefined;
  /** A Prisma Client generator is there: it fills `uuid()` and its like, and `///` comments are its own. */
  readonly client: boolean;
  /** In the order of the documents, without `datasource` and `generator`. */
  readonly blocks: readonly ResolvedBlock[];
  /** The blocks that say more of another, whose name they have. */
  readonly additions: readonly ResolvedAddition[];
  /** One-to-one and one-to-many relations, on the side that has the foreign key. */
  readonly relations: readonly ResolvedRelation[];
  /** The tables behind implicit many-to-many relations. */
  readonly joinTables: readonly ResolvedJoinTable[];
}

export interface ResolvedDatasource {
  readonly name: string;
  readonly relationMode: 'foreignKeys' | 'prisma';
  /** `schemas = […]`, each with its place. */
  readonly schemas: readonly { readonly name: string; readonly span: Span }[] | undefined;
  /** What kinds have added with `datasourceProperties`. */
  readonly properties: ReadonlyMap<string, ResolvedArgument>;
}

/** A block that means something in the database: a model, an enum. */
export interface ResolvedBlock {
  readonly keyword: string;
  readonly name: string;
  /** After `@@map`. */
  readonly databaseName: string;
  /** After `@@schema`. */
  readonly schema: string;
  /** The object that it stands for; of a block that stands for none, an id that no object has. */
  readonly id: ObjectId;
  readonly fields: readonly ResolvedField[];
  /** The blocks whose columns it has too: the table of a partition, the models of `@@inherits`. */
  readonly parents: readonly ResolvedBlock[];
  /** The fields of columns that it has from its parents, but for those that it names again. */
  readonly inherited: readonly ResolvedField[];
  readonly values: readonly ResolvedValue[];
  readonly properties: ReadonlyMap<string, ResolvedArgument>;
  readonly attributes: readonly ResolvedAttribute[];
  readonly keys: readonly ResolvedKey[];
  readonly doc: string | undefined;
  /** The name, for diagnostics and origins. */
  readonly span: Span;
  readonly syntax: Block;
}

/** A block that says more of another: its rows. */
export interface ResolvedAddition {
  readonly keyword: string;
  readonly about: ResolvedBlock;
  readonly properties: ReadonlyMap<string, ResolvedArgument>;
  /** The name, for diagnostics and origins. */
  readonly span: Span;
}

export interface ResolvedField {
  readonly block: ResolvedBlock;
  readonly name: string;
  /** After `@map`. */
  readonly databaseName: string;
  /** The column; of a relation, an id that no object has; of an inherited one, the column that it comes from. */
  readonly id: ObjectId;
  /** The field of a parent of the block that it names again, to say what is otherwise here. */
  readonly overrides: ResolvedField | undefined;
  readonly type: FieldType;
  readonly list: boolean;
  readonly optional: boolean;
  readonly nativeType: ResolvedNativeType | undefined;
  readonly attributes: readonly ResolvedAttribute[];
  /** Its place among the lines of the block. */
  readonly order: number;
  readonly doc: string | undefined;
  /** The name. */
  readonly span: Span;
  readonly typeSpan: Span;
}

export type FieldType =
  | { readonly type: 'scalar'; readonly scalar: ScalarName }
  /** `Unsupported("…")` */
  | { readonly type: 'unsupported'; readonly sql: string }
  /** A type that the schema itself declares: an enum. */
  | { readonly type: 'declared'; readonly block: ResolvedBlock }
  | { readonly type: 'relation'; readonly block: ResolvedBlock };

export const scalarNames = [
  'String',
  'Boolean',
  'Int',
  'BigInt',
  'Float',
  'Decimal',
  'DateTime',
  'Json',
  'Bytes',
] as const;
export type ScalarName = (typeof scalarNames)[number];

/** `@db.VarChar(30)` */
export interface ResolvedNativeType {
  readonly name: string;
  readonly arguments: readonly Expression[];
  readonly span: Span;
}

/** A line of an enum. */
export interface ResolvedValue {
  readonly name: string;
  /** After `@map`. */
  readonly databaseName: string;
  readonly attributes: readonly ResolvedAttribute[];
  readonly doc: string | undefined;
  readonly span: Span;
}

export interface ResolvedAttribute {
  readonly name: string;
  /** The `///` lines above an attribute of a block. */
  readonly doc: string | undefined;
  readonly arguments: ReadonlyMap<string, ResolvedArgument>;
  readonly span: Span;
  readonly syntax: Attribute;
}

/** An argument that fits its parameter. */
export interface ResolvedArgument {
  readonly name: string;
  readonly value: ArgumentValue;
  readonly span: Span;
}

export type ArgumentValue =
  | { readonly type: 'string'; readonly text: string; readonly expression: StringExpression }
  | { readonly type: 'strings'; readonly items: readonly StringExpression[] }
  | { readonly type: 'boolean'; readonly boolean: boolean }
  /** Decimal text: numbers exceed JavaScript's. */
  | { readonly type: 'integer'; readonly text: string }
  /** `raw`: the text of `raw("…")`, which is no word of the language. */
  | { readonly type: 'word'; readonly word: string; readonly raw: boolean }
  | { readonly type: 'fields'; readonly fields: readonly FieldReference[] }
  | { readonly type: 'elements'; readonly elements: readonly ElementReference[] }
  /** The names of blocks; what they are stands in the `parents` of the block. */
  | { readonly type: 'blocks'; readonly names: readonly string[] }
  | { readonly type: 'expression'; readonly expression: Expression };

/** `title` or `title(sort: Desc)` in a list of fields. */
export interface FieldReference {
  readonly field: ResolvedField;
  readonly arguments: ReadonlyMap<string, ResolvedArgument>;
  readonly span: Span;
}

/** A key of an index: a column, or an expression as `raw("lower(title)", sort: Desc)`. */
export type ElementReference =
  | FieldReference
  | {
      readonly field?: undefined;
      readonly expression: StringExpression;
      readonly arguments: ReadonlyMap<string, ResolvedArgument>;
      readonly span: Span;
    };

/** Columns that identify a row: a primary key, a unique. */
export interface ResolvedKey {
  readonly id: ObjectId;
  readonly fields: readonly FieldReference[];
  /** It holds for every row: no WHERE clause limits it. */
  readonly total: boolean;
  readonly attribute: ResolvedAttribute;
}

export interface ResolvedRelation {
  /** The field with `fields` and `references`. */
  readonly field: ResolvedField;
  /** The field on the other side. */
  readonly opposite: ResolvedField;
  readonly fields: readonly ResolvedField[];
  /** In the order of `fields`. */
  readonly references: readonly ResolvedField[];
  readonly attribute: ResolvedAttribute;
}

/** The table of an implicit many-to-many relation, with a column for each side. */
export interface ResolvedJoinTable {
  readonly id: ObjectId;
  readonly schema: string;
  readonly name: string;
  readonly sides: readonly [JoinTableSide, JoinTableSide];
  /** The relation field of the first side. */
  readonly span: Span;
}

export interface JoinTableSide {
  readonly column: ObjectId;
  readonly columnName: 'A' | 'B';
  /** The id field that the column points at. */
  readonly references: ResolvedField;
  /** The relation field that leads to that model. */
  readonly field: ResolvedField;
}
