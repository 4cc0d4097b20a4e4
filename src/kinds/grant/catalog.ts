import { type Sql, sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { type Grant, type GrantDetails, grantNaming, sequenceGrantNaming } from './object.ts';

interface GrantRow {
  readonly classid: Oid;
  readonly objid: Oid;
  readonly objsubid: number;
  readonly grantee: string;
  readonly role: string;
  readonly privileges: readonly string[] | null;
  readonly standard: readonly string[] | null;
  /** Of a sequence that is part of a column. */
  readonly counter: Grant['attributes']['counter'] | null;
}

/** Everything with privileges that are not as PostgreSQL gives them; columns have none of their own then. */
const granted: Sql = sql`
      SELECT c.tableoid AS class, c.oid, 0 AS number, c.relowner AS owner, c.relacl AS acl,
        acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, c.relowner) AS defaults
      FROM own_relations o JOIN pg_class c ON c.oid = o.oid WHERE c.relacl IS NOT NULL
      UNION ALL
      SELECT c.tableoid, c.oid, a.attnum, c.relowner, a.attacl, NULL
      FROM relations t JOIN pg_class c ON c.oid = t.oid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attacl IS NOT NULL AND NOT a.attisdropped
      UNION ALL
      SELECT p.tableoid, p.oid, 0, p.proowner, p.proacl, acldefault('f', p.proowner)
      FROM own_routines o JOIN pg_proc p ON p.oid = o.oid WHERE p.proacl IS NOT NULL
      UNION ALL
      SELECT y.tableoid, y.oid, 0, y.typowner, y.typacl, acldefault('T', y.typowner)
      FROM own_types o JOIN pg_type y ON y.oid = o.oid WHERE y.typacl IS NOT NULL
      UNION ALL
      SELECT n.tableoid, n.oid, 0, n.nspowner, n.nspacl, acldefault('n', n.nspowner)
      FROM pg_namespace n JOIN namespaces ON namespaces.oid = n.oid WHERE n.nspacl IS NOT NULL`;

/** Each list of privileges by grantee, whoever granted them. */
const privilegesOf = (list: Sql): Sql => sql`(
      SELECT grantee, array_agg(name ORDER BY name COLLATE "C") AS names
      FROM (SELECT grantee, privilege_type || CASE WHEN bool_or(is_grantable) THEN '*' ELSE '' END AS name
        FROM aclexplode(${list}) GROUP BY grantee, privilege_type) AS held
      GROUP BY grantee)`;

/** Grants on what other kinds have read. */
export const grantCatalog: Catalog<GrantRow, Grant> = {
  query: () => sql`
    SELECT g.class AS classid, g.oid AS objid, g.number AS objsubid,
      CASE grantee WHEN 0 THEN 'public' WHEN g.owner THEN '' ELSE pg_get_userbyid(grantee) END AS grantee,
      CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END AS role,
      privileges, standard,
      (SELECT CASE WHEN s.identity THEN 'identity' ELSE 'serial' END FROM column_sequences s
        WHERE s.oid = g.oid AND g.class = 'pg_class'::regclass) AS counter
    FROM (${granted}) g
    CROSS JOIN LATERAL (
      SELECT grantee, h.names AS privileges, s.names AS standard
      FROM ${privilegesOf(sql`g.acl`)} h FULL JOIN ${privilegesOf(sql`g.defaults`)} s USING (grantee)
      WHERE h.names IS DISTINCT FROM s.names) AS held`,
  toObject: ({ classid, objid, objsubid, grantee, role, privileges, standard, counter }, names) => {
    const own = names.own(classid, objid, objsubid);
    const column = own === undefined && counter !== null ? names.at(classid, objid) : undefined;
    const target = own ?? column;
    if (target === undefined) return undefined;
    const details: GrantDetails = { standard: standard ?? [], role };
    return {
      kind: 'grant',
      ...(column === undefined ? grantNaming(target, grantee) : sequenceGrantNaming(column, grantee)),
      parent: target,
      attributes: {
        privileges: privileges ?? [],
        ...(column === undefined ? {} : { counter: counter! }),
      },
      dependsOn: [],
      details: { ...details },
    };
  },
  addresses: () => [],
};
