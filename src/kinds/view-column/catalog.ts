import { objectName } from '../../model/object.ts';
import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type ViewColumn, viewColumnId } from './object.ts';

interface ViewColumnRow {
  readonly relation: Oid;
  readonly name: string;
  readonly number: number;
  readonly default: string | null;
  readonly defaultOid: Oid | null;
}

export const viewColumnCatalog: Catalog<ViewColumnRow, ViewColumn> = {
  query: () => sql`
    SELECT v.oid AS relation, a.attname AS name, a.attnum AS number, d.oid AS "defaultOid",
      pg_get_expr(d.adbin, d.adrelid, true) AS default
    FROM views v
    JOIN pg_attribute a ON a.attrelid = v.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = v.oid AND d.adnum = a.attnum`,
  toObject: (row, names) => {
    const view = names.own(catalogClass.relation, row.relation)!;
    return {
      kind: 'view-column',
      id: viewColumnId(objectName(view), row.name),
      parent: view,
      name: [...objectName(view), row.name],
      attributes: { default: row.default },
      dependsOn: [],
      order: row.number,
    };
  },
  addresses: ({ relation, number, defaultOid }) => [
    [catalogClass.relation, relation, number],
    ...(defaultOid === null ? [] : [[catalogClass.columnDefault, defaultOid] as const]),
  ],
};
