import { objectId, type SchemaObject } from '../../model/object.ts';

/** A column of a view or a materialized view. Its type is the view's affair, which cannot be changed in place. */
export interface ViewColumnAttributes {
  /** SQL: what INSERT into the view gives it; null: nothing. */
  readonly default: string | null;
}
export type ViewColumn = SchemaObject<'view-column', ViewColumnAttributes>;

/** `name: ['public', 'open_deals', 'city']`, parent: the view. */
export const viewColumnId = (view: readonly string[], name: string) =>
  objectId('view-column', [...view, name]);
