import { sql } from '../../sql/sql.ts';
import type { Address, Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type Extension, extensionId } from './object.ts';

interface ExtensionRow {
  readonly oid: Oid;
  readonly name: string;
  readonly schema: string;
  readonly version: string;
  readonly relocatable: boolean;
  readonly members: readonly Address[];
}

/**
 * plpgsql is in every database from the start. What belongs to an extension means the extension, so that a column
 * of one of its types, or of an array of it, depends on it.
 */
export const extensionCatalog: Catalog<ExtensionRow, Extension> = {
  query: () => sql`
    SELECT e.oid, e.extname AS name, n.nspname AS schema, e.extversion AS version,
      e.extrelocatable AS relocatable,
      (SELECT coalesce(json_agg(json_build_array(d.classid, m.objid)), '[]')
       FROM pg_depend d
       LEFT JOIN pg_type t ON d.classid = 'pg_type'::regclass AND t.oid = d.objid AND t.typarray <> 0
       CROSS JOIN LATERAL (VALUES (d.objid), (t.typarray)) AS m(objid)
       WHERE d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND d.deptype = 'e'
         AND m.objid IS NOT NULL) AS members
    FROM pg_extension e
    JOIN pg_namespace n ON n.oid = e.extnamespace
    WHERE e.extname <> 'plpgsql'`,
  toObject: ({ name, schema, version, relocatable }) => ({
    kind: 'extension',
    id: extensionId(name),
    name: [name],
    attributes: { schema, version },
    dependsOn: [],
    details: { relocatable },
  }),
  addresses: ({ oid, members }) => [[catalogClass.extension, oid], ...members],
};
