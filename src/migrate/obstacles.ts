import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Precondition } from '../model/plan.ts';
import { holding } from './holding.ts';

/** What the preconditions say that hold, each with the number of rows that it is about. */
export async function obstacles(
  preconditions: readonly Precondition[],
  database: Database,
): Promise<readonly Diagnostic[]> {
  const found = await answered(preconditions, database);
  const diagnostics: Diagnostic[] = [];
  for (const { diagnostic, rows } of found) {
    diagnostics.push(rows ? await withCount(diagnostic, rows, database) : diagnostic);
  }
  return diagnostics;
}

/**
 * A question that fails by itself holds SQL of the user's that PostgreSQL does not take as things are now, or that
 * fails on a row: it is left to the statement, which is tried before anything is written.
 */
async function answered(
  asked: readonly Precondition[],
  database: Database,
): Promise<readonly Precondition[]> {
  try {
    return await database.transaction((nested) => holding(asked, nested));
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.kind !== 'statement') throw error;
    if (asked.length === 1) return [];
    const middle = asked.length >> 1;
    const first = await answered(asked.slice(0, middle), database);
    return [...first, ...(await answered(asked.slice(middle), database))];
  }
}

async function withCount(
  diagnostic: Diagnostic,
  { count, of }: NonNullable<Precondition['rows']>,
  database: Database,
): Promise<Diagnostic> {
  const text = count.text({ defaultSchema: database.defaultSchema });
  const [row] = await database.query<{ count: string }>(`SELECT (${text})::text AS count`);
  const message = `${row!.count} ${row!.count === '1' ? 'row' : 'rows'} of ${of}`;
  return { ...diagnostic, notes: [...(diagnostic.notes ?? []), { message }] };
}
