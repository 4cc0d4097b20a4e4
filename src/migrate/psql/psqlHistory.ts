import { ident, join, literal, qualified, type Sql, sql } from '../../sql/sql.ts';
import { textArray } from '../../sql/textArray.ts';
import type { HistoryTable } from '../history.ts';
import { historyColumns } from '../historyColumns.ts';

/** Makes the history ready to be written, with what Prisma applied: see `prepareHistory`. */
export function psqlHistory(table: HistoryTable): Sql {
  const history = qualified([table.schema, table.name]);
  const columns = Object.entries(historyColumns);
  const definitions = columns.map(([name, type]) => sql`${ident(name)} ${type}`);
  const prisma = qualified([table.schema, '_prisma_migrations']);
  return sql`DO $schemac$
DECLARE
  missing text;
  unfinished text;
BEGIN
  -- Even with IF NOT EXISTS these need rights that the tables need not any more.
  IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = ${literal(table.schema)}) THEN
    CREATE SCHEMA ${ident(table.schema)};
  END IF;
  IF to_regclass(${literal(history.text())}) IS NULL THEN
    CREATE TABLE ${history} (${join(definitions)});
  END IF;
  FOR missing IN
    SELECT format('%I %s', c.name, c.type)
    FROM unnest(${textArray(columns.map(([name]) => name))}, ${textArray(columns.map(([, type]) => type.text()))}) AS c (name, type)
    WHERE NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = to_regclass(${literal(history.text())})
                        AND a.attname = c.name AND NOT a.attisdropped) LOOP
    EXECUTE ${literal(`ALTER TABLE ${history.text()} ADD COLUMN `)} || missing;
  END LOOP;
  IF to_regclass(${literal(prisma.text())}) IS NULL THEN RETURN; END IF;
  INSERT INTO ${history} (id, file_checksum, started_at, finished_at, steps_done, steps_total, executed_by, version)
  SELECT migration_name, checksum, started_at, finished_at, applied_steps_count, applied_steps_count, NULL, 'prisma'
  FROM (${attempts(prisma)}) AS tried
  WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ON CONFLICT DO NOTHING;
  SELECT migration_name INTO unfinished FROM (${attempts(prisma)}) AS tried
  WHERE finished_at IS NULL AND rolled_back_at IS NULL
    AND NOT EXISTS (SELECT FROM ${history} WHERE id = migration_name) ORDER BY started_at LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION ${literal('Prisma began `%` and did not finish it: what it has done is not known.')}, unfinished
      USING HINT = ${literal('Say what has become of it: `schemac migrate resolve --rolled-back ID` or `--applied ID`.')};
  END IF;
END
$schemac$;`;
}

/** Prisma has a row for each attempt: the applied one counts, else one that is open, else the last. */
function attempts(prisma: Sql): Sql {
  return sql`SELECT DISTINCT ON (migration_name) * FROM ${prisma} ORDER BY migration_name,
    CASE WHEN rolled_back_at IS NOT NULL THEN 0 WHEN finished_at IS NULL THEN 1 ELSE 2 END DESC,
    started_at DESC, finished_at DESC`;
}

/** The history as a deploy reads it, held against the folder; and what of the folder is applied. */
export function psqlHistoryView(table: HistoryTable): Sql {
  return sql`CREATE OR REPLACE TEMPORARY VIEW schemac_history AS
  SELECT h.id, h.checksum, h.file_checksum, h.replaces, h.started_at, h.steps_done, h.steps_total, h.cursor,
    CASE WHEN h.finished_at IS NOT NULL THEN CASE WHEN h.rolled_back_at IS NULL THEN 'applied' ELSE 'rolled-back' END
         WHEN h.rolled_back_at IS NOT NULL THEN 'failed' ELSE 'partial' END AS state,
    EXISTS (SELECT FROM pg_temp.schemac_folder f WHERE h.id = f.id OR h.id = ANY (f.replaces))
      OR cardinality(h.replaces) > 0 AND h.replaces <@ ARRAY(SELECT unnest(f.id || f.replaces) FROM pg_temp.schemac_folder f)
      AS is_known
  FROM ${qualified([table.schema, table.name])} h;

-- All that is applied, and what was folded into it.
CREATE OR REPLACE FUNCTION pg_temp.schemac_reached() RETURNS text[] LANGUAGE sql AS $schemac$
  SELECT coalesce(array_agg(reached), '{}') FROM pg_temp.schemac_history,
    unnest(CASE WHEN cardinality(replaces) > 0 THEN replaces ELSE ARRAY[id] END) AS reached
  WHERE state = 'applied'
$schemac$;

-- A database that has all that was folded into a migration has the migration, and the other way round.
CREATE OR REPLACE FUNCTION pg_temp.schemac_applied(migration text) RETURNS boolean LANGUAGE sql AS $schemac$
  SELECT coalesce(
    (SELECT state = 'applied' FROM pg_temp.schemac_history WHERE id = migration),
    (SELECT CASE WHEN cardinality(replaces) > 0 THEN replaces ELSE ARRAY[id] END <@ pg_temp.schemac_reached()
     FROM pg_temp.schemac_folder WHERE id = migration),
    false)
$schemac$;

CREATE OR REPLACE FUNCTION pg_temp.schemac_is_pending(migration text) RETURNS boolean LANGUAGE sql AS $schemac$
  SELECT NOT waits AND NOT pg_temp.schemac_applied(id) FROM pg_temp.schemac_folder WHERE id = migration
$schemac$;`;
}
