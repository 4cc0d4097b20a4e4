import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { SchemaObject } from '../model/object.ts';
import type { ResolvedSchema } from './resolved.ts';

/** What a kind adds to the language. The parser never changes: these words are given to its one shape of block. */
export interface Declaration {
  /** Keywords of blocks: `enum`, `model`. */
  readonly blocks?: Readonly<Record<string, BlockSpec>>;
  /** `@@name(…)` */
  readonly blockAttributes?: Readonly<Record<string, AttributeSpec>>;
  /** `@name(…)` on fields and values */
  readonly fieldAttributes?: Readonly<Record<string, AttributeSpec>>;
  /** The objects that the resolved schema declares. Errors go to `report`; what is sound is still returned. */
  readonly declare: (
    schema: ResolvedSchema,
    report: (diagnostic: Diagnostic) => void,
  ) => readonly SchemaObject[];
}

export interface BlockSpec {
  /** One sentence, for hover texts and the language reference. */
  readonly documentation: string;
}

export interface AttributeSpec {
  readonly documentation: string;
  /** The keywords of the blocks in which it may stand. */
  readonly blocks: readonly string[];
  readonly parameters: readonly ParameterSpec[];
  readonly repeatable?: boolean;
}

export interface ParameterSpec {
  readonly name: string;
  readonly documentation: string;
  readonly required?: boolean;
  /** It may be given without its name, in this place (counted from 0). */
  readonly position?: number;
  /** `sql` is a string whose text is SQL, coloured and checked as such. */
  readonly type: 'string' | 'sql' | 'boolean' | 'integer' | 'expression' | 'fields' | 'word';
  /** For `word`: what may stand there. */
  readonly words?: readonly string[];
}
