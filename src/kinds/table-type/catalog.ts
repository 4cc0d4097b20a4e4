import { objectName } from '../../model/object.ts';
import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type TableType, tableTypeId } from './object.ts';

interface TableTypeRow {
  readonly relation: Oid;
  readonly type: Oid;
  /** Where the attributes of the type are found. */
  readonly composite: Oid;
  readonly columns: readonly {
    readonly relation: Oid;
    readonly number: number;
    readonly definition: string;
  }[];
}

export const tableTypeCatalog: Catalog<TableTypeRow, TableType> = {
  query: () => sql`
    SELECT t.oid AS relation, y.oid AS type, y.typrelid AS composite,
      (SELECT coalesce(json_agg(json_build_object('relation', a.attrelid::text, 'number', a.attnum,
          'definition', quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)) ORDER BY a.attrelid = t.oid DESC, a.attnum), '[]')
        FROM pg_attribute a
        WHERE a.attrelid IN (t.oid, y.typrelid) AND a.attnum > 0 AND NOT a.attisdropped) AS columns
    FROM tables t
    JOIN pg_class c ON c.oid = t.oid
    JOIN pg_type y ON y.oid = c.reloftype`,
  toObject: ({ relation, type, columns }, names) => {
    const table = names.own(catalogClass.relation, relation)!;
    const composite = names.own(catalogClass.type, type);
    if (composite === undefined) return undefined;
    const parts = columns.flatMap((one) => names.own(catalogClass.relation, one.relation, one.number) ?? []);
    return {
      kind: 'table-type',
      id: tableTypeId(objectName(table)),
      parent: table,
      name: [...objectName(table), 'of'],
      attributes: {
        type: composite,
        columns: columns.filter((one) => one.relation === relation).map(({ definition }) => definition),
      },
      dependsOn: [composite, ...parts],
    };
  },
  // PostgreSQL keeps no record of it beside the table's own.
  addresses: () => [],
};
