import type { Database } from '../../src/database/database.ts';
import { loadPostgresParser } from '../../src/sql/postgresParser.ts';
import { splitStatements } from '../../src/sql/splitStatements.ts';

/** Runs the SQL that makes a database, and says what PostgreSQL did not take of it. */
export async function makeDatabase(database: Database, text: string): Promise<readonly string[]> {
  const problem = await refusal(database, text);
  const refused = problem === undefined ? [] : await makeByStatements(database, text, problem);
  await database.execute('RESET ALL');
  return refused.map((message) => `cannot be made: ${message}`);
}

/** As psql would: what cannot run with others in a transaction can alone, and one refused statement leaves the others. */
async function makeByStatements(
  database: Database,
  text: string,
  problem: string,
): Promise<readonly string[]> {
  await database.execute('ROLLBACK');
  const { statements, error } = splitStatements(await loadPostgresParser(), text);
  if (error) return [problem];
  const refused: string[] = [];
  for (const statement of statements) {
    const message = await refusal(database, statement.text);
    if (message !== undefined) refused.push(message);
  }
  return refused;
}

async function refusal(database: Database, text: string): Promise<string | undefined> {
  try {
    await database.execute(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
