import { deployKey, prismaKey, runKey } from '../../database/lockKeys.ts';
import { join, literal, type Sql, sql } from '../../sql/sql.ts';

/**
 * Takes the locks of a deploy for the session. Each attempt is a transaction of its own: CREATE INDEX CONCURRENTLY of
 * the deploy that is waited for waits for the end of transactions that it finds.
 */
export function psqlLock(name: string, waitMs: number): Sql {
  return sql`DO $schemac$
DECLARE
  deadline timestamptz := clock_timestamp() + ${literal(waitMs)} * interval '1 ms';
  wanted bigint;
  holder text;
  told text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY[${join(keysOf(name).map((key) => literal(key)))}]::bigint[] LOOP
    LOOP
      EXIT WHEN CASE WHEN wanted = ${literal(prismaKey)} THEN pg_try_advisory_lock_shared(wanted)
                     ELSE pg_try_advisory_lock(wanted) END;
      SELECT format('process %s (%s) of %s, since %s: %s', a.pid, a.application_name, a.usename,
        to_char(coalesce(a.xact_start, a.backend_start), 'YYYY-MM-DD HH24:MI:SS'), left(a.query, 120)) INTO holder
        FROM pg_locks l JOIN pg_stat_activity a USING (pid)
        WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
          AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND (l.classid::bigint << 32 | l.objid::bigint) = wanted;
      IF clock_timestamp() > deadline THEN
        RAISE EXCEPTION 'Another deploy is running: %. Gave up after ${literal(waitMs / 1000)} s.', holder;
      END IF;
      IF holder IS DISTINCT FROM told THEN RAISE NOTICE 'Waiting for another deploy: %', holder; END IF;
      told := holder;
      COMMIT;
      PERFORM pg_sleep(0.25);
      COMMIT;
    END LOOP;
  END LOOP;
END
$schemac$;`;
}

/** Gives them back: a session that somebody types in goes on after the file. */
export function psqlUnlock(name: string): Sql {
  const [deploy, prisma, run] = keysOf(name).map((key) => literal(key));
  return sql`DO $schemac$ BEGIN
  PERFORM pg_advisory_unlock(${run!}), pg_advisory_unlock_shared(${prisma!}), pg_advisory_unlock(${deploy!});
END $schemac$;`;
}

/** In the order in which a deploy takes them. */
function keysOf(name: string): readonly bigint[] {
  return [deployKey(name), prismaKey, runKey(name)];
}
