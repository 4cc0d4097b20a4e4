import { objectName } from '../../model/object.ts';
import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { firingState } from '../shared/firing.ts';
import { type Rule, ruleId } from './object.ts';

interface RuleRow {
  readonly oid: Oid;
  readonly relation: Oid;
  readonly name: string;
  readonly definition: string;
  readonly enabled: string;
}

export const ruleCatalog: Catalog<RuleRow, Rule> = {
  query: () => sql`
    SELECT r.oid, t.oid AS relation, r.rulename AS name, r.ev_enabled AS enabled,
      rtrim(substr(pg_get_ruledef(r.oid), length('CREATE RULE ' || quote_ident(r.rulename) || ' ') + 1), ';') AS definition
    FROM relations t
    JOIN pg_rewrite r ON r.ev_class = t.oid AND r.rulename <> '_RETURN'
    WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = r.tableoid AND m.objid = r.oid)`,
  toObject: (row, names) => {
    const relation = names.own(catalogClass.relation, row.relation)!;
    return {
      kind: 'rule',
      id: ruleId(objectName(relation), row.name),
      parent: relation,
      name: [...objectName(relation), row.name],
      attributes: { definition: row.definition, enabled: firingState(row.enabled) },
      dependsOn: [],
    };
  },
  addresses: ({ oid }) => [[catalogClass.rewrite, oid]],
};
