import { type Sql, sql } from '../../sql/sql.ts';

/**
 * A subquery: the sequences that are part of a column, as `(relation, number, oid, name, identity, …)` and their
 * options as text. These are the one behind an identity column, and the one that an integer column owns and counts up
 * from with nothing but `nextval()` in its default, as `serial` makes it; one with a comment, which `serial` cannot
 * give it, is a sequence of its own. PostgreSQL prints the name in the default without escapes, so quote_literal()
 * would not print the same.
 */
export const columnSequences: Sql = sql`(
  SELECT owner.refobjid AS relation, owner.refobjsubid AS number, c.oid, c.relname AS name,
    owner.deptype = 'i' AS identity, format_type(s.seqtypid, NULL) AS type, s.seqstart::text AS start,
    s.seqincrement::text AS increment, s.seqmin::text AS minimum, s.seqmax::text AS maximum,
    s.seqcache::text AS cache, s.seqcycle AS cycle
  FROM edges owner
  JOIN pg_sequence s ON s.seqrelid = owner.objid
  JOIN pg_class c ON c.oid = s.seqrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = owner.refobjid AND a.attnum = owner.refobjsubid
  LEFT JOIN pg_attrdef d ON d.adrelid = owner.refobjid AND d.adnum = owner.refobjsubid
  WHERE owner.classid = 'pg_class'::regclass AND owner.refclassid = 'pg_class'::regclass AND owner.objsubid = 0
    AND (owner.deptype = 'i' OR owner.deptype = 'a'
      AND NOT EXISTS (SELECT FROM descriptions d WHERE d.classoid = 'pg_class'::regclass AND d.objoid = c.oid)
      AND a.atttypid IN ('smallint'::regtype, 'integer'::regtype, 'bigint'::regtype) AND pg_get_expr(d.adbin, d.adrelid)
      = 'nextval(''' || replace(quote_ident(n.nspname) || '.' || quote_ident(c.relname), '''', '''''') || '''::regclass)')
)`;
