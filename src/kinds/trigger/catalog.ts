import { objectName } from '../../model/object.ts';
import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { firingState } from '../shared/firing.ts';
import { type Trigger, triggerId } from './object.ts';

interface TriggerRow {
  readonly oid: Oid;
  readonly relation: Oid;
  readonly name: string;
  readonly definition: string;
  readonly constraint: boolean;
  readonly enabled: string;
}

/** Those of foreign keys, and those that partitions have from their table, are left out. */
export const triggerCatalog: Catalog<TriggerRow, Trigger> = {
  query: () => sql`
    SELECT g.oid, t.oid AS relation, g.tgname AS name, g.tgconstraint <> 0 AS constraint, g.tgenabled AS enabled,
      regexp_replace(substr(d.text, strpos(d.text, ' TRIGGER ' || quote_ident(g.tgname) || ' ')
        + length(' TRIGGER ' || quote_ident(g.tgname) || ' ')), '\\s+$', '') AS definition
    FROM relations t
    JOIN pg_trigger g ON g.tgrelid = t.oid
    CROSS JOIN LATERAL (VALUES (pg_get_triggerdef(g.oid))) AS d(text)
    WHERE NOT g.tgisinternal AND g.tgparentid = 0
      AND NOT EXISTS (SELECT FROM members m WHERE m.classid = g.tableoid AND m.objid = g.oid)`,
  toObject: (row, names) => {
    const relation = names.own(catalogClass.relation, row.relation)!;
    return {
      kind: 'trigger',
      id: triggerId(objectName(relation), row.name),
      parent: relation,
      name: [...objectName(relation), row.name],
      attributes: {
        definition: row.definition,
        constraint: row.constraint,
        enabled: firingState(row.enabled),
      },
      dependsOn: [],
    };
  },
  addresses: ({ oid }) => [[catalogClass.trigger, oid]],
};
