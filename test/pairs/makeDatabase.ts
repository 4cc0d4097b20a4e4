import type { Database } from '../../src/database/database.ts';
import { loadPostgresParser } from '../../src/sql/postgresParser.ts';
import { type ScriptStatement, splitStatements } from '../../src/sql/splitStatements.ts';

/** Runs the SQL that makes a database, and says what PostgreSQL did not take of it. */
export async function makeDatabase(database: Database, text: string): Promise<readonly string[]> {
  const problem = await refusal(database, text);
  const refused = problem === undefined ? [] : await makeByStatements(database, text, problem);
  await database.execute('RESET ALL');
  return refused.map((message) => `cannot be made: ${message}`);
}

/**
 * Statement by statement: what cannot run with others in a transaction can alone, and some suites give statements in
 * an order in which they do not run, so that those that are refused are tried again behind the others.
 */
async function makeByStatements(
  database: Database,
  text: string,
  problem: string,
): Promise<readonly string[]> {
  await database.execute('ROLLBACK');
  const { statements, error } = splitStatements(await loadPostgresParser(), text);
  if (error) return [problem];
  for (let left = statements; ; ) {
    const refused: { readonly statement: ScriptStatement; readonly message: string }[] = [];
    for (const statement of left) {
      const message = await refusal(database, statement.text);
      if (message !== undefined) refused.push({ statement, message });
    }
    if (refused.length === 0 || refused.length === left.length) return refused.map(({ message }) => message);
    left = refused.map(({ statement }) => statement);
  }
}

async function refusal(database: Database, text: string): Promise<string | undefined> {
  try {
    await database.execute(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
