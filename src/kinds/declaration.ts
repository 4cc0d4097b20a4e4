import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { SchemaObject } from '../model/object.ts';
import type { ResolvedBlock, ResolvedKey, ResolvedSchema } from './resolved.ts';

/** What a kind adds to the language. The parser never changes: these words are given to its one shape of block. */
export interface Declaration {
  /** Keywords of blocks: `enum`, `model`. */
  readonly blocks?: Readonly<Record<string, BlockSpec>>;
  /** `@@name(…)`; more than one kind may define a name, each for other blocks. */
  readonly blockAttributes?: Readonly<Record<string, AttributeSpec>>;
  /** `@name(…)` on fields and values, likewise. */
  readonly fieldAttributes?: Readonly<Record<string, AttributeSpec>>;
  /** `key = value` in the datasource. */
  readonly datasourceProperties?: readonly ParameterSpec[];
  /** Where a name of the kind must be the only one of its spelling. Default: nowhere but among its own kind. */
  readonly namespaces?: readonly Namespace[];
  /** The keys of a model that foreign keys can point at; called for every block with fields, before `declare`. */
  readonly keys?: (block: ResolvedBlock) => readonly ResolvedKey[];
  /** The objects that the resolved schema declares. Errors go to `report`; what is sound is still returned. */
  readonly declare: (
    schema: ResolvedSchema,
    report: Report,
    /** The objects of the kinds before it in the registry. */
    declared: readonly SchemaObject[],
  ) => readonly SchemaObject[];
}

export type Report = (diagnostic: Diagnostic) => void;

/**
 * The name spaces of PostgreSQL that kinds share: `relation` (tables, indexes, sequences, views) and `type` are one
 * for each schema, `constraint` is one for each table.
 */
export type Namespace = 'relation' | 'type' | 'constraint';

/**
 * `previewFeature`, here and below: the feature that Prisma asks for in `previewFeatures` of its client generator. It
 * matters where such a generator is there; without one everything is part of the language.
 */
export interface BlockSpec {
  /** One sentence, for hover texts and the language reference. */
  readonly documentation: string;
  /**
   * What the name behind the `:` of its head is, which it must have: the block whose columns it has too. One sentence.
   */
  readonly parent?: string;
  /** What its lines can be, beside block attributes. */
  readonly members: readonly ('field' | 'value' | 'property')[];
  /** The kind of object that the block's name stands for, and where that name must be free. */
  readonly object?: { readonly kind: string; readonly namespaces: readonly Namespace[] };
  /** The kind of object that its name stands for in another block: it says more of that one, and needs no name. */
  readonly about?: string;
  /** What a field means that has the block's name as its type: a relation, or a column of that type. */
  readonly asFieldType?: 'relation' | 'column';
  readonly previewFeature?: string;
  /** The keys of `key = value` lines; `any`: they are another program's. */
  readonly properties?: readonly ParameterSpec[] | 'any';
}

export interface AttributeSpec {
  readonly documentation: string;
  /** The keywords of the blocks in which it may stand. */
  readonly blocks: readonly string[];
  readonly parameters: readonly ParameterSpec[];
  readonly repeatable?: boolean;
  /** Of an attribute of fields: which of them it may stand on. Default: columns. */
  readonly on?: 'columns' | 'relations' | 'both';
}

export interface ParameterSpec {
  readonly name: string;
  readonly documentation: string;
  readonly required?: boolean;
  /** It may be given without its name, in this place (counted from 0). */
  readonly position?: number;
  /**
   * `name` is a string that becomes a name in the database; `sql` is a string whose text is SQL, coloured as such;
   * `blocks` are names of models; `elements` are fields and, between them, expressions as `raw("lower(title)")`.
   */
  readonly type:
    | 'string'
    | 'strings'
    | 'name'
    | 'sql'
    | 'boolean'
    | 'integer'
    | 'expression'
    | 'fields'
    | 'elements'
    | 'word'
    | 'blocks';
  /** For `word`: what may stand there. */
  readonly words?: readonly string[];
  /** For `word` and `sql`: `raw("…")` may stand there too. */
  readonly raw?: boolean;
  /** For `fields`: whose they are; `type` means the model that the field's type names. Default: the block's own. */
  readonly fieldsOf?: 'block' | 'type';
  /** For `fields` and `elements`: the parameters of each, as in `title(sort: Desc)`. Absent: none. */
  readonly fieldParameters?: readonly ParameterSpec[];
  readonly previewFeature?: string;
}
