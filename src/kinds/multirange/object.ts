import type { SchemaObject } from '../../model/object.ts';

/** All that it is is said by its range. */
export type MultirangeAttributes = Record<string, never>;
/** `name: ['public', 'floatmultirange']`, parent: the range type, whose schema need not be its own. */
export type Multirange = SchemaObject<'multirange', MultirangeAttributes>;
