import type { Schema } from '../model/object.ts';
import type { Document } from '../syntax/ast.ts';

/** Schema documents and the objects that they declare, each with its origin in them. */
export interface StatedSchema {
  readonly documents: readonly Document[];
  readonly schema: Schema;
}
