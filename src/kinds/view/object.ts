import { objectId, type SchemaObject } from '../../model/object.ts';
import type { ViewShape } from '../shared/viewShape.ts';

export type ViewAttributes = ViewShape;
export type View = SchemaObject<'view', ViewAttributes>;

/** `name: ['public', 'open_deals']` */
export const viewId = (schema: string, name: string) => objectId('view', [schema, name]);
