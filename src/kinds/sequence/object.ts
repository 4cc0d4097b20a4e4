import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';

/** A sequence of its own; those behind serial and identity columns belong to the column and are not listed. */
export interface SequenceAttributes {
  /** `bigint`, `integer` or `smallint`. */
  readonly type: string;
  /** Numbers as decimal text: they exceed JavaScript's. */
  readonly start: string;
  readonly increment: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly cache: string;
  readonly cycle: boolean;
  /** The column that it is dropped with. */
  readonly ownedBy: ObjectId | null;
}
export type Sequence = SchemaObject<'sequence', SequenceAttributes>;

/** `name: ['public', 'invoice_number']` */
export const sequenceId = (schema: string, name: string) => objectId('sequence', [schema, name]);
