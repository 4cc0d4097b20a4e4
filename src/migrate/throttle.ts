import type { Database } from '../database/database.ts';
import { literal, type Sql, sql, verbatim } from '../sql/sql.ts';
import type { Throttle } from './batch.ts';

/** The conditions that do not hold now, in words. A session sees of others what its role may see. */
export async function reasonsToWait(
  database: Database,
  conditions: readonly Throttle[],
): Promise<readonly string[]> {
  if (conditions.length === 0) return [];
  const script = conditions.map((condition) => throttleQuery(condition).text()).join('; ');
  const results = (await database.queryScript(script)) as readonly (readonly { ok: boolean | null }[])[];
  return conditions.flatMap((condition, index) =>
    results[index]![0]?.ok === true ? [] : [reasonOf(condition)],
  );
}

/** Asks whether a condition holds now: one row, `ok`. */
export function throttleQuery(condition: Throttle): Sql {
  switch (condition.type) {
    case 'lag':
      return sql`SELECT coalesce(max(extract(epoch FROM replay_lag)) * 1000, 0) < ${literal(condition.belowMs)} AS ok
        FROM pg_stat_replication`;
    case 'locks':
      return sql`SELECT count(*) < ${literal(condition.below)} AS ok FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    case 'sql':
      return sql`SELECT (${verbatim(`${condition.condition}\n`)}) AS ok`;
  }
}

function reasonOf(condition: Throttle): string {
  switch (condition.type) {
    case 'lag':
      return `a standby is behind by ${condition.belowMs / 1000} s or more`;
    case 'locks':
      return `${condition.below} sessions or more wait for locks`;
    case 'sql':
      return `not yet: ${condition.condition}`;
  }
}
