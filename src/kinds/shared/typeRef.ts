import type { ObjectId } from '../../model/object.ts';

/**
 * The type of a column. A built-in type stands as PostgreSQL's format_type prints it, with its modifiers:
 * `character varying(30)`, `timestamp(3) without time zone`; a type of an extension likewise (`citext`), with its
 * schema beside it as far as that is known; a type that the schema itself holds (an enum) as a reference.
 */
export type TypeRef =
  | { readonly text: string; readonly array: boolean; readonly schema?: string }
  | { readonly object: ObjectId; readonly array: boolean };
