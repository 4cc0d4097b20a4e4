import type { Database } from '../database/database.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Precondition } from '../model/plan.ts';
import { type Answer, askEach } from './askEach.ts';

/** What the preconditions say that hold, each with the number of rows that it is about. */
export async function obstacles(
  preconditions: readonly Precondition[],
  database: Database,
): Promise<readonly Diagnostic[]> {
  return obstaclesAmong(await askEach(preconditions, database), database);
}

/** The same, of preconditions that have been asked. */
export async function obstaclesAmong(
  answers: readonly Answer<Precondition>[],
  database: Database,
): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  for (const { asked, holds } of answers) {
    if (!holds) continue;
    const { diagnostic, rows } = asked;
    diagnostics.push(rows ? await withCount(diagnostic, rows, database) : diagnostic);
  }
  return diagnostics;
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
