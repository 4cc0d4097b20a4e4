import { objectId } from '../../model/object.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { TypeRef } from './typeRef.ts';

/**
 * Common table expressions: `types(oid, element, array, kind, schema, name)`, every type with the type of its elements
 * where it is an array, the kind of object that this is where it is read as one, and its schema unless PostgreSQL
 * itself brings it; `collations(oid, is_object, schema, name)`, likewise.
 */
export const catalogTypes: Sql = sql`types AS MATERIALIZED (
  SELECT t.oid, b.oid AS element, b.oid <> t.oid AS "array",
    CASE WHEN m.objid IS NULL AND s.oid IS NOT NULL THEN
      CASE b.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain'
        WHEN 'r' THEN 'range' WHEN 'm' THEN 'multirange'
        WHEN 'c' THEN CASE WHEN k.oid IS NOT NULL THEN 'table' WHEN r.kind = 'c' THEN 'composite' END END
    END AS kind, nullif(n.nspname, 'pg_catalog') AS schema, b.typname AS name
  FROM used_types u
  JOIN pg_type t ON t.oid = u.oid
  LEFT JOIN pg_type e ON e.oid = t.typelem AND e.typarray = t.oid
  JOIN pg_type b ON b.oid = coalesce(e.oid, t.oid)
  JOIN pg_namespace n ON n.oid = b.typnamespace
  LEFT JOIN namespaces s ON s.oid = b.typnamespace
  LEFT JOIN members m ON m.classid = 'pg_type'::regclass AND m.objid = b.oid
  LEFT JOIN tables k ON k.oid = b.typrelid
  LEFT JOIN own_relations r ON r.oid = b.typrelid
), collations AS MATERIALIZED (
  SELECT l.oid, s.oid IS NOT NULL AND m.objid IS NULL AS is_object, nullif(n.nspname, 'pg_catalog') AS schema,
    l.collname AS name
  FROM pg_collation l
  JOIN pg_namespace n ON n.oid = l.collnamespace
  LEFT JOIN namespaces s ON s.oid = l.collnamespace
  LEFT JOIN members m ON m.classid = l.tableoid AND m.objid = l.oid
)`;

/** A type as `typeValue` selects it. */
export interface TypeRow {
  readonly kind: string | null;
  readonly schema: string | null;
  readonly name: string;
  /** As format_type prints it, without its schema; of an array, that of its elements. */
  readonly text: string;
  readonly array: boolean;
}

/** A TypeRow, of a row of `types` and a type modifier. */
export function typeValue(type: Sql, modifier: Sql): Sql {
  const text = sql`format_type(${type}.element, ${modifier})`;
  return sql`json_build_object('kind', ${type}.kind, 'schema', ${type}.schema, 'name', ${type}.name, 'array', ${type}."array",
    'text', CASE WHEN ${type}.schema IS NULL THEN ${text}
      ELSE substr(${text}, length(quote_ident(${type}.schema)) + 2) END)`;
}

/** A type that is an object of the schema by its id, any other by its name. */
function typeOfRow({ kind, schema, name, text, array }: TypeRow): TypeRef {
  if (kind !== null) return { object: objectId(kind, [schema!, name]), array };
  return { text, array, ...(schema === null ? {} : { schema }) };
}

/** The name of a collation as SQL, or `{schema, name}` of one that is an object; of a row of `collations`. */
export function collationValue(collation: Sql): Sql {
  return sql`CASE WHEN ${collation}.is_object
      THEN json_build_object('schema', ${collation}.schema, 'name', ${collation}.name)
    ELSE to_json(coalesce(quote_ident(${collation}.schema) || '.', '') || quote_ident(${collation}.name)) END`;
}

export type CollationRow = string | { readonly schema: string; readonly name: string };

/** What has a type, as the catalog tells it. */
export interface TypedRow {
  readonly type: TypeRow;
  /** null where it is the type's. */
  readonly collation: CollationRow | null;
}

/** The attributes that say so. */
export function typedOfRow({ type, collation }: TypedRow): {
  readonly type: TypeRef;
  readonly collation: string | null;
} {
  return { type: typeOfRow(type), collation: collation && collationOfRow(collation) };
}

export function collationOfRow(collation: CollationRow): string {
  if (typeof collation === 'string') return collation;
  return objectId('collation', [collation.schema, collation.name]);
}
