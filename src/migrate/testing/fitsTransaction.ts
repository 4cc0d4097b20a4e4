import type { Database } from '../../database/database.ts';
import { classifyStatement } from '../../sql/classifyStatement.ts';
import { isOneTransaction, type MigrationScript } from '../migrationScript.ts';

/**
 * Whether one transaction that is rolled back can stand for a database of its own: it can hold the scripts, and nothing in
 * it waits for a COMMIT, as deferred constraints and new values of enums do.
 */
export async function fitsTransaction(
  database: Database,
  scripts: readonly MigrationScript[],
): Promise<boolean> {
  if (!scripts.every(isHeld)) return false;
  const [row] = await database.query<{ waits: boolean }>(
    'SELECT EXISTS (SELECT FROM pg_trigger WHERE tgdeferrable) AS waits',
  );
  return !row!.waits;
}

function isHeld(script: MigrationScript): boolean {
  if (script.steps.length === 0) return true;
  if (!isOneTransaction(script) || /\bdeferrable\b/i.test(script.source.text)) return false;
  const [{ isolation, statements }] = script.steps as [MigrationScript['steps'][number]];
  return (
    isolation === undefined && !statements.some(({ node }) => classifyStatement(node).type === 'enum-value')
  );
}
