import { type Diagnostic, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import type {
  BlockDraft,
  DocumentedLine,
  FieldDraft,
  RelationDraft,
  SchemaDraft,
} from '../kinds/rendering.ts';
import type { ObjectId, Schema, SchemaObject } from '../model/object.ts';
import type { KnownNames } from './knownNames.ts';

interface DraftInput {
  readonly schema: Schema;
  readonly defaultSchema: string;
  readonly client: boolean;
  /** Empty, with their names. */
  readonly blocks: readonly BlockDraft[];
  /** By column. */
  readonly fieldNames: ReadonlyMap<ObjectId, string>;
  /** See `KnownNames.values`. */
  readonly valueNames: KnownNames['values'];
  /** An object in words, for diagnostics. */
  readonly describe: (object: SchemaObject) => string;
}

interface Documentation {
  readonly comment: SchemaObject;
  readonly target: ObjectId;
  readonly text: string;
}

/** The draft of a whole document. The kinds write into it; `settle` checks that it holds everything. */
export class Draft implements SchemaDraft {
  readonly schema: Schema;
  readonly defaultSchema: string;
  readonly client: boolean;
  readonly blocks: readonly BlockDraft[];
  readonly datasource: SchemaDraft['datasource'] = new Map();
  readonly relations: RelationDraft[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #describe: (object: SchemaObject) => string;
  readonly #fieldNames: ReadonlyMap<ObjectId, string>;
  readonly #valueNames: KnownNames['values'];
  readonly #blocks: ReadonlyMap<ObjectId, BlockDraft>;
  readonly #fields = new Map<ObjectId, FieldDraft>();
  readonly #documentation: Documentation[] = [];
  readonly #parents: ReadonlySet<ObjectId | undefined>;
  readonly #lines = new Map<ObjectId, DocumentedLine>();
  /** What is in the document or reported. */
  readonly #settled = new Set<ObjectId>();

  constructor(input: DraftInput) {
    this.schema = input.schema;
    this.defaultSchema = input.defaultSchema;
    this.client = input.client;
    this.blocks = input.blocks;
    this.#fieldNames = input.fieldNames;
    this.#valueNames = input.valueNames;
    this.#describe = input.describe;
    this.#blocks = new Map(input.blocks.map((block) => [block.object.id, block]));
    this.#parents = new Set([...input.schema.values()].map((object) => object.parent));
  }

  block(id: ObjectId): BlockDraft | undefined {
    return this.#blocks.get(id);
  }

  fieldName(column: ObjectId): string {
    const name = this.#fieldNames.get(column);
    if (name === undefined) throw new Error(`${column} has no field`);
    return name;
  }

  valueName(object: ObjectId, stored: string): string | undefined {
    return this.#valueNames.get(object)?.get(stored);
  }

  field(column: ObjectId): FieldDraft {
    const field = this.#fields.get(column);
    if (!field) throw new Error(`${column} has no field`);
    return field;
  }

  addField(column: SchemaObject, field: FieldDraft): void {
    const block = column.parent && this.#blocks.get(column.parent);
    if (!block) throw new Error(`${column.id} belongs to no block`);
    block.fields.push(field);
    this.#fields.set(column.id, field);
    this.place(column.id, field);
  }

  place(id: ObjectId, line?: DocumentedLine): void {
    this.#settled.add(id);
    if (line) this.#lines.set(id, line);
  }

  document(comment: SchemaObject, target: ObjectId, text: string): void {
    this.#documentation.push({ comment, target, text });
  }

  needsLine(id: ObjectId): boolean {
    return this.#parents.has(id);
  }

  notInLanguage(object: SchemaObject, reason: string): void {
    this.#settled.add(object.id);
    const message = `The ${this.#describe(object)} is left out of the schema, because ${reason}.`;
    this.diagnostics.push(warningDiagnostic('not-in-language', message, { subject: this.#describe(object) }));
  }

  /** Puts the texts above their lines. Throws when an object is neither placed nor reported. */
  settle(): void {
    for (const { comment, target, text } of this.#documentation)
      this.#writeDocumentation(comment, target, text);
    for (const id of this.schema.keys()) {
      if (!this.#settled.has(id)) throw new Error(`${id} was not rendered`);
    }
  }

  #writeDocumentation(comment: SchemaObject, target: ObjectId, text: string): void {
    const line = this.#lines.get(target);
    if (!line) this.notInLanguage(comment, 'what it is on has no line of its own');
    else if (!isDocumentable(text)) this.notInLanguage(comment, 'a line of it ends in white space');
    else {
      line.doc = text;
      this.place(comment.id);
    }
  }
}

/** Whether a text comes back from `///` lines as it was. */
const isDocumentable = (text: string) => !/[^\S\n](?:\n|$)|\r/.test(text);
