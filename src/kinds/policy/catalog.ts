import { objectName } from '../../model/object.ts';
import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type Policy, type PolicyAttributes, policyId } from './object.ts';

interface PolicyRow extends PolicyAttributes {
  readonly oid: Oid;
  readonly relation: Oid;
  readonly name: string;
}

export const policyCatalog: Catalog<PolicyRow, Policy> = {
  query: () => sql`
    SELECT p.oid, t.oid AS relation, p.polname AS name, p.polpermissive AS permissive,
      CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE'
        ELSE 'ALL' END AS command,
      (SELECT json_agg(name ORDER BY name COLLATE "C") FROM (SELECT CASE role WHEN 0 THEN 'public'
         ELSE pg_get_userbyid(role)::text END AS name FROM unnest(p.polroles) AS role) AS names) AS roles,
      pg_get_expr(p.polqual, p.polrelid) AS using, pg_get_expr(p.polwithcheck, p.polrelid) AS check
    FROM tables t
    JOIN pg_policy p ON p.polrelid = t.oid`,
  toObject: (row, names) => {
    const table = names.own(catalogClass.relation, row.relation)!;
    const { command, permissive, roles, using, check } = row;
    return {
      kind: 'policy',
      id: policyId(objectName(table), row.name),
      parent: table,
      name: [...objectName(table), row.name],
      attributes: { command, permissive, roles, using, check },
      dependsOn: [],
    };
  },
  addresses: ({ oid }) => [[catalogClass.policy, oid]],
};
