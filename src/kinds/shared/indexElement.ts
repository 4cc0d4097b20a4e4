import type { ObjectId } from '../../model/object.ts';

/** One key of an index: a column or an expression, with everything that may differ from PostgreSQL's defaults. */
export interface IndexElement {
  /** Exactly one of `column` and `expression` is there. */
  readonly column?: ObjectId;
  /** SQL without the outer parentheses, as the user wrote it or as PostgreSQL prints it. */
  readonly expression?: string;
  /** Absent: the type's default operator class. With its parameters: `gist_trgm_ops(siglen=32)`. */
  readonly operatorClass?: string;
  /** SQL, or the id of a collation of the schema. Absent: the column's own. */
  readonly collation?: string;
  readonly descending?: true;
  /** Only where it is not the direction's default (NULLS LAST for ascending, NULLS FIRST for descending). */
  readonly nulls?: 'first' | 'last';
}
