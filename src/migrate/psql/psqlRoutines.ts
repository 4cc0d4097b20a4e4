import { runKey } from '../../database/lockKeys.ts';
import { literal, qualified, type Sql, sql } from '../../sql/sql.ts';
import type { HistoryTable } from '../history.ts';
import { runName } from '../historyTable.ts';

const overtaken = literal('Another run has % `%` meanwhile.');

/** What reads and writes the history, for a file of which every part may find itself done already. */
export function psqlRoutines(table: HistoryTable, version: string): Sql {
  const history = qualified([table.schema, table.name]);
  const alone = sql`PERFORM pg_advisory_xact_lock(${literal(runKey(runName(table)))});`;
  return sql`-- A migration is begun. Its row is made, or made ready; the steps that are done stay done.
CREATE OR REPLACE PROCEDURE pg_temp.schemac_start(migration text) LANGUAGE plpgsql AS $schemac$
BEGIN
  ${alone}
  INSERT INTO ${history} AS history
    (id, parents, replaces, checksum, file_checksum, sql, down_sql, started_at, steps_total, version)
  SELECT id, parents, replaces, checksum, file_checksums[1], sql, down_sql, clock_timestamp(), steps, ${literal(version)}
  FROM pg_temp.schemac_folder WHERE id = migration
  ON CONFLICT (id) DO UPDATE SET executed_by = DEFAULT, parents = EXCLUDED.parents, replaces = EXCLUDED.replaces,
    checksum = EXCLUDED.checksum, file_checksum = EXCLUDED.file_checksum, sql = EXCLUDED.sql,
    down_sql = EXCLUDED.down_sql, started_at = EXCLUDED.started_at, steps_total = EXCLUDED.steps_total,
    version = EXCLUDED.version, finished_at = NULL, rolled_back_at = NULL, error = NULL,
    steps_done = CASE WHEN history.finished_at IS NULL AND history.rolled_back_at IS NULL THEN history.steps_done ELSE 0 END,
    cursor = CASE WHEN history.finished_at IS NULL AND history.rolled_back_at IS NULL THEN history.cursor END
  WHERE history.finished_at IS NULL OR history.rolled_back_at IS NOT NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION ${overtaken}, 'applied', migration USING HINT = 'Nothing was done twice. Run this file again to go on.';
  END IF;
END
$schemac$;

-- Stops where a step is done already, or the one before it is not.
CREATE OR REPLACE PROCEDURE pg_temp.schemac_begin(migration text, step integer) LANGUAGE plpgsql AS $schemac$
BEGIN
  ${alone}
  IF NOT EXISTS (
    SELECT FROM pg_temp.schemac_history WHERE id = migration AND state = 'partial' AND steps_done = step - 1) THEN
    RAISE EXCEPTION ${overtaken}, format('done step %s of', step), migration
      USING HINT = 'Nothing was done twice. Run this file again to go on.';
  END IF;
END
$schemac$;

-- A step is done; with the last one, the migration is applied.
CREATE OR REPLACE PROCEDURE pg_temp.schemac_done(migration text, step integer) LANGUAGE plpgsql AS $schemac$
BEGIN
  UPDATE ${history} SET steps_done = step, cursor = NULL,
    finished_at = CASE WHEN step = steps_total THEN clock_timestamp() END,
    duration_ms = CASE WHEN step = steps_total THEN extract(epoch FROM clock_timestamp() - started_at) * 1000
                       ELSE duration_ms END
  WHERE id = migration;
  -- What was recorded to measure drift from is the state before this.
  UPDATE ${history} SET catalog = NULL
  WHERE catalog IS NOT NULL AND EXISTS (SELECT FROM ${history} WHERE id = migration AND finished_at IS NOT NULL);
END
$schemac$;

-- Whether a step of a migration that is begun is still to be done.
CREATE OR REPLACE FUNCTION pg_temp.schemac_is_left(migration text, step integer) RETURNS boolean LANGUAGE sql AS $schemac$
  SELECT EXISTS (SELECT FROM pg_temp.schemac_history WHERE id = migration AND state = 'partial' AND steps_done < step)
$schemac$;`;
}

/** What a command that no transaction holds must know of the time before it, should it be broken off. */
export function psqlMemory(table: HistoryTable): Sql {
  const history = qualified([table.schema, table.name]);
  return sql`-- Which of the names that a command is about were there before it was first begun; NULL: it never was.
CREATE OR REPLACE FUNCTION pg_temp.schemac_before(migration text, step integer) RETURNS text[] LANGUAGE sql AS $schemac$
  SELECT ARRAY(SELECT jsonb_array_elements_text(cursor -> 'before')) FROM ${history}
  WHERE id = migration AND steps_done = step - 1 AND (cursor ->> 'step')::integer = step - 1 AND cursor ? 'before'
$schemac$;

CREATE OR REPLACE PROCEDURE pg_temp.schemac_remember(migration text, step integer, names text) LANGUAGE plpgsql AS $schemac$
DECLARE
  before text[];
BEGIN
  EXECUTE format('SELECT ARRAY(%s)', names) INTO before;
  UPDATE ${history} SET cursor = jsonb_build_object('step', step - 1, 'before', before)
  WHERE id = migration AND cursor IS NULL;
END
$schemac$;`;
}
