import type { SchemaObject } from '../model/object.ts';
import type { ExpressionPath } from './expressionPaths.ts';

/** An SQL text that stands in the schema in one form and in the database in another. */
export interface OpenExpression {
  readonly object: SchemaObject;
  readonly path: ExpressionPath;
  readonly written: string;
  readonly stored: string;
}
