import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';

/** The microsecond in which a session began: with its process id, what no other session of the server has had. */
const beganAt = '(extract(epoch FROM backend_start) * 1000000)::bigint';

/**
 * A name for a scratch database that says which session made it, so that it is known to be nobody's once that is gone.
 * Behind a pooler a session tells nothing of the process at its other end: such a name says none.
 */
export async function scratchName(server: Database): Promise<string> {
  const random = randomBytes(8).toString('hex');
  if (server.pooled) return `schemac_scratch_${random}`;
  const [maker] = await server.query<{ pid: number; began: string }>(
    `SELECT pid, ${beganAt}::text AS began FROM pg_stat_activity WHERE pid = pg_backend_pid()`,
  );
  if (!maker) throw new Error('a session does not see itself');
  return `schemac_scratch_${maker.pid}_${maker.began}_${random}`;
}

/** Drops the scratch databases of this role whose session is gone: their process was killed before it could. */
export async function dropStaleScratch(server: Database): Promise<void> {
  const stale = await server.query<{ name: string }>(
    `SELECT datname AS name
     FROM (SELECT datname, regexp_match(datname, '^schemac_scratch_(\\d+)_(\\d+)_[0-9a-f]+(_\\d+)?$') AS maker
           FROM pg_database WHERE pg_get_userbyid(datdba) = current_user) AS scratch
     WHERE maker IS NOT NULL
       AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid::text = maker[1] AND ${beganAt}::text = maker[2])
       AND NOT EXISTS (SELECT FROM pg_prepared_xacts WHERE database = datname)`,
  );
  for (const { name } of stale) await dropScratch(server, name);
}

/** Drops it whoever is in it, and whether it is there or not. */
export async function dropScratch(server: Database, name: string): Promise<void> {
  await server.execute(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}
