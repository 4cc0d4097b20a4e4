import type { ObjectId, Schema, SchemaObject } from '../model/object.ts';
import type { Argument, Attribute, Expression } from '../syntax/ast.ts';

/** How objects of a kind are written in the language. src/render puts what they write together to a document. */
export interface Rendering<Object extends SchemaObject = SchemaObject> {
  /** The keyword of the block that each object becomes; absent where objects are parts of other blocks. */
  readonly block?: string | ((object: Object) => string);
  /** Prisma has no such words: for its client, such objects are left out of the document. */
  readonly beyondClient?: true;
  /** Whether each object becomes a field of its parent's block. */
  readonly field?: true;
  /**
   * Writes objects, all those of the kind at once and in a stable order, into the draft. Every one of them is
   * either placed there or reported. Kinds come in the order of the registry; all blocks and fields of columns have their names already.
   */
  readonly render: (objects: readonly Object[], draft: SchemaDraft) => void;
  /** Called when all kinds have written theirs, before the fields of relations are added. */
  readonly complete?: (objects: readonly Object[], draft: SchemaDraft) => void;
}

/** A schema document in the making. */
export interface SchemaDraft {
  readonly schema: Schema;
  /** The schema of blocks that name none. */
  readonly defaultSchema: string;
  /** Whether the document gets a generator for Prisma Client, whose rules it then has to keep. */
  readonly client: boolean;
  /** In the order in which they stand in the document. */
  readonly blocks: readonly BlockDraft[];
  /** The assignments of the datasource block, beside its provider. */
  readonly datasource: Map<string, Expression>;
  readonly relations: RelationDraft[];
  /** The block of an object of a kind with blocks. */
  block(id: ObjectId): BlockDraft | undefined;
  /** The name of the field of a column. */
  fieldName(column: ObjectId): string;
  /** The field of a column. Throws where it has none: columns are written before what refers to them. */
  field(column: ObjectId): FieldDraft;
  /** The name that a value of an enum has in the document already. */
  valueName(object: ObjectId, stored: string): string | undefined;
  /** Adds the field of a column to the block of its table. */
  addField(column: SchemaObject, field: FieldDraft): void;
  /** Says where an object is written; without a line, an attribute or an assignment says it. */
  place(id: ObjectId, line?: DocumentedLine): void;
  /** The text that stands above the line of an object, should the object get one. */
  document(comment: SchemaObject, target: ObjectId, text: string): void;
  /** Whether an object needs a line of its own, for something that is written above it. */
  needsLine(id: ObjectId): boolean;
  /** Reports an object that the document cannot hold. `reason` is a clause: `it refers to …`. */
  notInLanguage(object: SchemaObject, reason: string): void;
}

/** A block, a field or a block attribute: what a doc comment can stand above. */
export interface DocumentedLine {
  doc: string | undefined;
}

export interface BlockDraft extends DocumentedLine {
  readonly keyword: string;
  readonly name: string;
  /** The name behind the `:` of its head. */
  annotation?: string;
  /** The object that it stands for. */
  readonly object: SchemaObject;
  readonly fields: FieldDraft[];
  readonly values: ValueDraft[];
  readonly assignments: Map<string, Expression>;
  /** Blocks that say more of it, and have its name. */
  readonly additions: AdditionDraft[];
  /** In the order in which they were written; `@@map` and `@@schema` are added behind them. */
  readonly attributes: BlockAttributeDraft[];
  /** Prisma Client leaves it out, and the relations that lead to it. */
  ignored: boolean;
  /** Sets of columns that no two rows share. */
  readonly keys: (readonly ObjectId[])[];
}

/** A block that says more of another. */
export interface AdditionDraft {
  readonly keyword: string;
  readonly assignments: ReadonlyMap<string, Expression>;
}

export interface BlockAttributeDraft extends DocumentedLine {
  readonly attribute: Attribute;
}

export interface FieldDraft extends DocumentedLine {
  readonly name: string;
  /** The name of a scalar type, an enum or a model; `Unsupported` with the SQL in `unsupported`. */
  readonly type: string;
  readonly unsupported?: string;
  readonly list: boolean;
  readonly optional: boolean;
  /** `@id` and `@unique`: they come first. */
  readonly keyAttributes: Attribute[];
  readonly attributes: Attribute[];
}

/** A value of an enum. */
export interface ValueDraft {
  readonly name: string;
  /** As the database stores it. */
  readonly stored: string;
}

/** A relation: two fields, named and written when all relations are known. */
export interface RelationDraft {
  /** The foreign key, or the table between the two sides. */
  readonly object: ObjectId;
  readonly from: BlockDraft;
  readonly to: BlockDraft;
  readonly cardinality: 'one-to-one' | 'one-to-many' | 'many-to-many';
  /** Whether the field of `from` is optional. */
  readonly optional: boolean;
  /** What the field of `from` may be called, best first. */
  readonly names: readonly string[];
  /** A name that the relation must have in the document. */
  readonly relationName?: string;
  /** Of the `@relation` of `from`, without the name. */
  readonly arguments: readonly Argument[];
}
