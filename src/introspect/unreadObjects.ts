import type { Database } from '../database/database.ts';
import { type Diagnostic, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import { type Sql, sql } from '../sql/sql.ts';
import { catalogScope } from './catalogScope.ts';
import type { IntrospectionOptions } from './introspectionOptions.ts';
import { readCatalog } from './readCatalog.ts';

/** Objects of a kind that `introspect` does not read. */
export interface UnreadObjects {
  /** In the plural: `views`. */
  readonly kind: string;
  readonly count: number;
  /** The first few, by name. */
  readonly names: readonly string[];
}

/** What the same options would have `introspect` pass over, by kind; nothing where it reads all that is there. */
export async function unreadObjects(
  database: Database,
  options: IntrospectionOptions = {},
): Promise<readonly UnreadObjects[]> {
  return readCatalog<UnreadObjects>(
    database,
    sql`
WITH RECURSIVE ${catalogScope(options, 'all')}, unread (kind, name) AS (${unread}
)
SELECT kind, count(*)::int AS count, (array_agg(name ORDER BY name COLLATE "C"))[1:3] AS names
FROM unread GROUP BY kind ORDER BY kind COLLATE "C"`,
  );
}

/** `not-read`: one warning for all of them. */
export function unreadDiagnostics(unread: readonly UnreadObjects[]): readonly Diagnostic[] {
  if (unread.length === 0) return [];
  const notes = unread.map(({ kind, count, names }) => {
    const more = count > names.length ? ', …' : '';
    return { message: `${kind}: ${count} (${names.join(', ')}${more})` };
  });
  const message = 'The database holds more than is read yet; it is not in the schema, and is left alone.';
  return [warningDiagnostic('not-read', message, { notes })];
}

/** What does not belong to an extension. */
const own = (catalog: Sql, oid: Sql): Sql =>
  sql`NOT EXISTS (SELECT FROM members m WHERE m.classid = '${catalog}'::regclass AND m.objid = ${oid})`;

const unread: Sql = sql`
  SELECT 'foreign tables', n.name || '.' || c.relname
  FROM pg_class c JOIN namespaces n ON n.oid = c.relnamespace
  WHERE c.relkind = 'f'
    AND ${own(sql`pg_class`, sql`c.oid`)}
  UNION ALL
  SELECT 'row-level security', t.schema || '.' || t.name
  FROM tables t JOIN pg_class c ON c.oid = t.oid
  WHERE c.relrowsecurity
  UNION ALL
  SELECT 'foreign keys to tables that are not read', t.schema || '.' || t.name || '.' || k.conname
  FROM pg_constraint k JOIN tables t ON t.oid = k.conrelid
  WHERE k.contype = 'f' AND NOT EXISTS (SELECT FROM tables other WHERE other.oid = k.confrelid)
  UNION ALL
  SELECT 'base types', n.name || '.' || y.typname
  FROM pg_type y JOIN namespaces n ON n.oid = y.typnamespace
  WHERE y.typtype = 'b' AND y.typelem = 0 AND ${own(sql`pg_type`, sql`y.oid`)}
  UNION ALL
  SELECT 'event triggers', e.evtname
  FROM pg_event_trigger e WHERE ${own(sql`pg_event_trigger`, sql`e.oid`)}
  UNION ALL
  SELECT 'operators', n.name || '.' || o.oprname
  FROM pg_operator o JOIN namespaces n ON n.oid = o.oprnamespace WHERE ${own(sql`pg_operator`, sql`o.oid`)}
  UNION ALL
  SELECT 'text search configurations', n.name || '.' || f.cfgname
  FROM pg_ts_config f JOIN namespaces n ON n.oid = f.cfgnamespace WHERE ${own(sql`pg_ts_config`, sql`f.oid`)}`;
