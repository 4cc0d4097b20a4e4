import { literal, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { Extension } from './object.ts';

/** The oids, `objid`, of what of one catalog belongs to an extension. */
export function membersOf({ name }: Extension, catalog: 'pg_class' | 'pg_type'): Sql {
  return sql`(SELECT d.objid FROM pg_extension e
      JOIN pg_depend d ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND d.deptype = 'e'
        AND d.classid = '${verbatim(catalog)}'::regclass
      WHERE e.extname = ${literal(name[0]!)})`;
}
