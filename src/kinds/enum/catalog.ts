import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type Enum, enumId } from './object.ts';

interface EnumRow {
  readonly oid: Oid;
  /** The type of its arrays. */
  readonly array: Oid;
  readonly schema: string;
  readonly name: string;
  /** null where the type has none. */
  readonly values: readonly string[] | null;
}

export const enumCatalog: Catalog<EnumRow, Enum> = {
  query: () => sql`
    SELECT t.oid, t.typarray AS array, o.schema, o.name,
      (SELECT json_agg(v.enumlabel ORDER BY v.enumsortorder) FROM pg_enum v WHERE v.enumtypid = t.oid) AS values
    FROM own_types o
    JOIN pg_type t ON t.oid = o.oid
    WHERE o.kind = 'e'
      AND NOT EXISTS (SELECT FROM members m WHERE m.classid = t.tableoid AND m.objid = t.oid)`,
  toObject: ({ schema, name, values }) => ({
    kind: 'enum',
    id: enumId(schema, name),
    name: [schema, name],
    attributes: { values: values ?? [] },
    dependsOn: [],
  }),
  addresses: ({ oid, array }) => [
    [catalogClass.type, oid],
    [catalogClass.type, array],
  ],
};
