import { objectId, type SchemaObject } from '../../model/object.ts';
import type { ViewShape } from '../shared/viewShape.ts';

export interface MaterializedViewAttributes extends ViewShape {
  /** Null: that of the database. */
  readonly tablespace: string | null;
  /** The access method of its rows: `heap`. */
  readonly method: string;
  /** Whether it holds rows, and not nothing since WITH NO DATA. */
  readonly populated: boolean;
}
export type MaterializedView = SchemaObject<'materialized-view', MaterializedViewAttributes>;

/** `name: ['public', 'sums']` */
export const materializedViewId = (schema: string, name: string) =>
  objectId('materialized-view', [schema, name]);
