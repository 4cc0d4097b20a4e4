import type { Database } from '../database/database.ts';
import { join, literal, sql } from '../sql/sql.ts';

/** An object, as pg_identify_object calls it. */
export interface SchemaMember {
  /** `table`, `composite type` … */
  readonly type: string;
  /** With its schema, quoted where it must be. */
  readonly identity: string;
}

/** All that stands in these schemas, but for what belongs to extensions. */
export async function schemaMembers(
  database: Database,
  schemas: readonly string[],
): Promise<readonly SchemaMember[]> {
  if (schemas.length === 0) return [];
  const names = join(schemas.map((schema) => literal(schema)));
  const query = sql`SELECT DISTINCT found.type, found.identity
    FROM pg_depend AS member
    JOIN pg_namespace AS schema ON schema.oid = member.refobjid
    CROSS JOIN LATERAL pg_identify_object(member.classid, member.objid, 0) AS found
    WHERE member.refclassid = 'pg_namespace'::regclass AND member.deptype = 'n' AND schema.nspname IN (${names})
      AND NOT EXISTS (SELECT FROM pg_depend AS other WHERE other.classid = member.classid
        AND other.objid = member.objid AND other.objsubid = 0 AND other.deptype IN ('e', 'i'))
    ORDER BY found.type, found.identity`;
  return database.query<SchemaMember>(query.text());
}
