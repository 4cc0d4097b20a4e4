import { objectId, type SchemaObject } from '../../model/object.ts';

export interface CollationAttributes {
  readonly provider: CollationProvider;
  /** Of `libc` only where its two locales are the same; null: they are not. */
  readonly locale: string | null;
  /** Of `libc`, where they differ: the locale of the order, and that of the kinds of characters. */
  readonly order: string | null;
  readonly characters: string | null;
  /** Whether only texts of the same bytes are equal. */
  readonly deterministic: boolean;
  /** More rules of ICU for the order; null: none. */
  readonly rules: string | null;
}
export type CollationProvider = 'icu' | 'libc' | 'builtin';
export type Collation = SchemaObject<'collation', CollationAttributes>;

/** `name: ['public', 'german']` */
export const collationId = (schema: string, name: string) => objectId('collation', [schema, name]);
