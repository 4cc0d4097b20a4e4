import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type SchemaNamespace, schemaId } from './object.ts';

interface SchemaRow {
  readonly oid: Oid;
  readonly name: string;
}

/** `public` is in every database from the start, so it is none of the objects that come and go. */
export const schemaCatalog: Catalog<SchemaRow, SchemaNamespace> = {
  query: () => sql`
    SELECT n.oid, n.name
    FROM namespaces n
    WHERE n.name <> 'public'
      AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_namespace'::regclass AND m.objid = n.oid)`,
  toObject: ({ name }) => ({
    kind: 'schema',
    id: schemaId(name),
    name: [name],
    attributes: {},
    dependsOn: [],
  }),
  addresses: ({ oid }) => [[catalogClass.namespace, oid]],
};
