import type { CommandResult, Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import { countingQuery } from '../sql/countingQuery.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';

/**
 * Runs a query whose first value is to be true, or at least neither false nor NULL. Throws a DatabaseError of the kind
 * `expectation` where it is not, or there is no row; with the number of rows in the way where the query tells them.
 */
export async function requireExpected(
  database: Database,
  query: string,
  asker: 'migration' | 'test' = 'migration',
): Promise<CommandResult> {
  const [row] = await database.query(query);
  const [value] = Object.values(row ?? {});
  if (value !== undefined && value !== null && value !== false) return { command: 'SELECT', rows: 1 };
  const counting = countingQuery(await loadPostgresParser(), query);
  const [counted] = counting ? await database.query<{ count: number }>(counting.query) : [];
  const got = row === undefined ? 'no row' : String(value);
  throw new DatabaseError(
    'expectation',
    counted
      ? `What the ${asker} expects does not hold: ${inTheWay(counted.count, counting?.groups ?? false)}.`
      : `What the ${asker} expects does not hold: the query returns ${got}.`,
  );
}

function inTheWay(count: number, groups: boolean): string {
  const { one, many } = wordsInTheWay(groups);
  return `${count} ${count === 1 ? one : many} in the way`;
}

/** What is counted of rows in the way, with its verb. */
export function wordsInTheWay(groups: boolean): { readonly one: string; readonly many: string } {
  return groups
    ? { one: 'set of equal rows is', many: 'sets of equal rows are' }
    : { one: 'row is', many: 'rows are' };
}
