import { literal, qualified, type Sql, sql } from '../../sql/sql.ts';
import { batchKeyQuery } from '../batchKey.ts';
import { firstBatchSize, largestBatch, smallestBatch, targetBatchMs } from '../batchSize.ts';
import type { HistoryTable } from '../history.ts';
import { mostPasses } from '../runBatches.ts';

/**
 * Runs a statement page by page, each in a transaction that keeps how far it came: see `runBatches`, whose cursor it
 * reads and writes. The statement is `head`, a condition, and `tail`.
 */
export function batchRoutine(table: HistoryTable): Sql {
  const history = qualified([table.schema, table.name]);
  return sql`-- Runs a statement page by page along a unique key, each page in a transaction of its own.
CREATE OR REPLACE PROCEDURE pg_temp.schemac_batches(
  migration text, step integer, relation text, rows_of text, reference text, key text[], size integer, pause_ms integer,
  throttle text[], until text, head text, tail text, lock_timeout_ms integer, statement_timeout_ms integer)
LANGUAGE plpgsql AS $schemac$
DECLARE
  names text[]; types text[]; required boolean;
  columns text; key_row text; key_texts text; descending text; to_do text; page text;
  state jsonb; kept jsonb; pass integer := 1; last_key text[]; rows_read integer; rows_changed bigint; rows_left bigint; plan json;
  query text; holds boolean; started timestamptz; told timestamptz := clock_timestamp();
BEGIN
  SELECT array_agg(k.name), array_agg(k.type), bool_and(k.required) INTO names, types, required
    FROM (${batchKeyQuery(sql`relation`, sql`schemac_batches.key`)}) AS k;
  IF names IS NULL THEN
    RAISE EXCEPTION '% has no unique index on %: batches go by the columns of one.', relation, array_to_string(key, ', ');
  ELSIF NOT required THEN
    RAISE EXCEPTION 'A column of % may be NULL, and batches by it would pass over such rows.', array_to_string(key, ', ')
      USING HINT = 'Go by a key whose columns are NOT NULL.';
  END IF;
  SELECT string_agg(format('%s.%I', reference, n), ', ' ORDER BY place),
         string_agg(format('%s.%I::text', reference, n), ', ' ORDER BY place),
         string_agg(format('%s.%I DESC', reference, n), ', ' ORDER BY place)
    INTO columns, key_texts, descending FROM unnest(names) WITH ORDINALITY AS k (n, place);
  key_row := CASE WHEN cardinality(names) > 1 THEN '(' || columns || ')' ELSE columns END;
  to_do := '((' || until || E'\n) IS NOT TRUE)';
  SELECT h.cursor -> 'batch' INTO state FROM ${history} h
    WHERE h.id = migration AND (h.cursor ->> 'step')::integer = step - 1;
  kept := state;
  IF state -> 'key' <> to_jsonb(names) THEN
    RAISE EXCEPTION 'An earlier run went by %, and this must go on so.', state ->> 'key';
  END IF;
  LOOP
    IF state IS NULL THEN
      CALL pg_temp.schemac_batch_begins(migration, step, kept, lock_timeout_ms, statement_timeout_ms);
      EXECUTE format('SELECT ARRAY[%s] FROM %s ORDER BY %s LIMIT 1', key_texts, rows_of, descending) INTO last_key;
      EXIT WHEN last_key IS NULL;
      EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE %s)', rows_of, coalesce(to_do, 'true')) INTO holds;
      EXIT WHEN NOT holds;
      EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM %s', rows_of) INTO plan;
      state := jsonb_build_object('key', names, 'end', last_key, 'pass', pass, 'done', 0,
        'total', plan -> 0 -> 'Plan' -> 'Plan Rows', 'changed', 0, 'size', coalesce(size, ${literal(firstBatchSize)}));
      CALL pg_temp.schemac_batch_done(migration, step, state);
      kept := state;
      COMMIT;
    END IF;
    pass := (state ->> 'pass')::integer;
    LOOP
      FOREACH query IN ARRAY throttle LOOP
        LOOP
          EXECUTE query INTO holds;
          EXIT WHEN holds;
          COMMIT;
          PERFORM pg_sleep(0.5);
          COMMIT;
        END LOOP;
      END LOOP;
      COMMIT;
      CALL pg_temp.schemac_batch_begins(migration, step, kept, lock_timeout_ms, statement_timeout_ms);
      page := concat_ws(' AND ', key_row || ' > ' || pg_temp.schemac_key(state -> 'after', types),
        key_row || ' <= ' || pg_temp.schemac_key(state -> 'end', types));
      EXECUTE format('SELECT key_texts, place FROM (SELECT key_texts, row_number() OVER () AS place FROM (
          SELECT ARRAY[%s] AS key_texts FROM %s WHERE %s ORDER BY %s LIMIT %s) AS page) AS numbered ORDER BY place DESC LIMIT 1',
        key_texts, rows_of, page, columns, coalesce(size, (state ->> 'size')::integer)) INTO last_key, rows_read;
      EXIT WHEN last_key IS NULL;
      page := concat_ws(' AND ', key_row || ' > ' || pg_temp.schemac_key(state -> 'after', types),
        key_row || ' <= ' || pg_temp.schemac_key(to_jsonb(last_key), types), to_do);
      started := clock_timestamp();
      EXECUTE head || page || tail;
      GET DIAGNOSTICS rows_changed = ROW_COUNT;
      state := state || jsonb_build_object('after', last_key, 'done', (state ->> 'done')::bigint + rows_read,
        'changed', (state ->> 'changed')::bigint + rows_changed,
        'size', coalesce(size, least(${literal(largestBatch)}, greatest(${literal(smallestBatch)}, round((state ->> 'size')::numeric
          * least(2, greatest(0.5, ${literal(targetBatchMs)} / greatest(1, extract(epoch FROM clock_timestamp() - started) * 1000))))))::integer));
      CALL pg_temp.schemac_batch_done(migration, step, state);
      kept := state;
      COMMIT;
      IF clock_timestamp() > told + interval '10 s' THEN
        told := clock_timestamp();
        RAISE NOTICE '%: % of % rows.', relation, state ->> 'done', greatest((state ->> 'total')::bigint, (state ->> 'done')::bigint);
      END IF;
      IF pause_ms > 0 THEN PERFORM pg_sleep(pause_ms / 1000.0); END IF;
    END LOOP;
    EXIT WHEN to_do IS NULL;
    EXECUTE format('SELECT count(*) FROM %s WHERE %s', rows_of, to_do) INTO rows_left;
    EXIT WHEN rows_left = 0;
    IF (state ->> 'changed')::bigint = 0 OR pass >= ${literal(mostPasses)} THEN
      CALL pg_temp.schemac_batch_done(migration, step, NULL);
      COMMIT;
      RAISE EXCEPTION '%', concat(rows_left, CASE WHEN rows_left = 1 THEN ' row of ' ELSE ' rows of ' END, relation,
        ${literal(' are not as `')}, until, ${literal('` says')}, CASE WHEN pass > 1 THEN format(' after %s passes', pass) END, '.');
    END IF;
    pass := pass + 1;
    state := NULL;
  END LOOP;
  CALL pg_temp.schemac_done(migration, step);
END
$schemac$;

CREATE OR REPLACE PROCEDURE pg_temp.schemac_batch_begins(
  migration text, step integer, kept jsonb, lock_timeout_ms integer, statement_timeout_ms integer)
LANGUAGE plpgsql AS $schemac$
BEGIN
  PERFORM set_config('lock_timeout', lock_timeout_ms::text, true);
  IF statement_timeout_ms > 0 THEN PERFORM set_config('statement_timeout', statement_timeout_ms::text, true); END IF;
  CALL pg_temp.schemac_begin(migration, step);
  IF NOT EXISTS (SELECT FROM ${history} h WHERE h.id = migration AND h.cursor -> 'batch' IS NOT DISTINCT FROM kept) THEN
    RAISE EXCEPTION ${literal('Another run has done batches of `%` meanwhile.')}, migration;
  END IF;
END
$schemac$;

CREATE OR REPLACE PROCEDURE pg_temp.schemac_batch_done(migration text, step integer, batch jsonb) LANGUAGE plpgsql AS $schemac$
BEGIN
  UPDATE ${history} SET cursor = CASE WHEN batch IS NOT NULL THEN jsonb_build_object('step', step - 1, 'batch', batch) END
  WHERE id = migration;
END
$schemac$;

-- Values of the key, given as texts, as constants of its types; NULL for NULL.
CREATE OR REPLACE FUNCTION pg_temp.schemac_key(texts jsonb, types text[]) RETURNS text LANGUAGE sql AS $schemac$
  SELECT CASE WHEN count(*) > 1 THEN '(' || string_agg(format('%L::%s', v, types[place]), ', ' ORDER BY place) || ')'
              ELSE string_agg(format('%L::%s', v, types[place]), ', ') END
  FROM jsonb_array_elements_text(texts) WITH ORDINALITY AS k (v, place)
$schemac$;`;
}
