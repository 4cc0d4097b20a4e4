import type { Database } from './database.ts';
import { withoutPasswords } from './withoutPasswords.ts';

/** Who has an advisory lock. What the role may not see of others is empty. */
export interface LockHolder {
  /** Of the server's process. */
  readonly pid: number;
  readonly application: string;
  readonly user: string;
  /** The client's address; empty for a local socket. */
  readonly client: string;
  /** When the holding transaction, or else the session, began: UTC, to the second. */
  readonly since: string;
  /** What it runs, or ran last; a deploy says in it what it is at. */
  readonly query: string;
}

/** Who has the advisory lock with this key in the current database; `undefined` when nobody has it any more. */
export async function findLockHolder(database: Database, key: bigint): Promise<LockHolder | undefined> {
  const unsigned = BigInt.asUintN(64, key);
  const [holder] = await database.query<LockHolder>(
    `SELECT activity.pid, coalesce(activity.application_name, '') AS application,
            coalesce(activity.usename::text, '') AS "user", coalesce(host(activity.client_addr), '') AS client,
            to_char(coalesce(activity.xact_start, activity.backend_start) AT TIME ZONE 'UTC',
                    'YYYY-MM-DD HH24:MI:SS "UTC"') AS since,
            coalesce(activity.query, '') AS query
     FROM pg_locks lock JOIN pg_stat_activity activity USING (pid)
     WHERE lock.locktype = 'advisory' AND lock.granted AND lock.objsubid = 1
       AND lock.database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND lock.classid::bigint = $1 AND lock.objid::bigint = $2`,
    [unsigned >> 32n, unsigned & 0xffff_ffffn],
  );
  return holder && { ...holder, query: withoutPasswords(holder.query) };
}

/** `process 4711 (schemac) of postgres from 10.0.0.7, since 2026-11-22 10:00:00 UTC: its query`. */
export function describeHolder({ pid, application, user, client, since, query }: LockHolder): string {
  const name = application === '' ? '' : ` (${application})`;
  const role = user === '' ? '' : ` of ${user}`;
  const address = client === '' ? '' : ` from ${client}`;
  const doing = query === '' ? '' : `: ${oneLine(query)}`;
  return `process ${pid}${name}${role}${address}, since ${since}${doing}`;
}

const longest = 120;

/** A deploy's own note stands in a comment. */
function oneLine(query: string): string {
  const note = /^SELECT \/\* (schemac on .*) \*\/$/s.exec(query)?.[1] ?? query;
  const line = note.replaceAll(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
