import type { ObjectId } from '../../model/object.ts';

/**
 * The type of a column. A built-in type stands as PostgreSQL's format_type prints it, with its modifiers:
 * `character varying(30)`, `timestamp(3) without time zone`; a type of an extension likewise, without its schema
 * (`citext`); a type that the schema itself holds (an enum) as a reference.
 */
export type TypeRef =
  | { readonly text: string; readonly array: boolean }
  | { readonly object: ObjectId; readonly array: boolean };
