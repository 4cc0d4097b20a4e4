import { objectId, type SchemaObject } from '../../model/object.ts';
import type { Validation } from '../shared/validation.ts';

export interface CheckAttributes {
  /** SQL without the outer parentheses, as the user wrote it or as PostgreSQL prints it. */
  readonly expression: string;
  /** False: NO INHERIT. */
  readonly inherited: boolean;
  readonly validation: Validation;
}
export type Check = SchemaObject<'check', CheckAttributes>;

/** `name: ['public', 'deals', 'deals_price_check']`, parent: the table. */
export const checkId = (table: readonly string[], name: string) => objectId('check', [...table, name]);
