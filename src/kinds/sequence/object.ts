import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';
import type { SequenceOptions } from '../shared/sequenceOptions.ts';

/** A sequence of its own; those behind serial and identity columns belong to the column and are not listed. */
export interface SequenceAttributes extends SequenceOptions {
  /** `bigint`, `integer` or `smallint`. */
  readonly type: string;
  /** The column that it is dropped with. */
  readonly ownedBy: ObjectId | null;
  /** A crash of the server sets it back. What a column owns is so where its table is, which is not said of it. */
  readonly unlogged?: true;
}
export type Sequence = SchemaObject<'sequence', SequenceAttributes>;

/** `name: ['public', 'invoice_number']` */
export const sequenceId = (schema: string, name: string) => objectId('sequence', [schema, name]);
