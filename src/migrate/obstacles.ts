import type { Database } from '../database/database.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Precondition } from '../model/plan.ts';
import { quoteLiteral } from '../sql/quoteLiteral.ts';
import type { Sql } from '../sql/sql.ts';
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
  { count, of, examples }: NonNullable<Precondition['rows']>,
  database: Database,
): Promise<Diagnostic> {
  const text = count.text({ defaultSchema: database.defaultSchema });
  const [row] = await database.query<{ count: string }>(`SELECT (${text})::text AS count`);
  const shown = examples === undefined ? [] : await exampleTexts(examples, database);
  const message = `${row!.count} ${row!.count === '1' ? 'row' : 'rows'} of ${of}${shown.length > 0 ? `, as ${shown.join(', ')}` : ''}`;
  return { ...diagnostic, notes: [...(diagnostic.notes ?? []), { message }] };
}

async function exampleTexts(examples: Sql, database: Database): Promise<readonly string[]> {
  const text = examples.text({ defaultSchema: database.defaultSchema });
  const rows = await database.query<{ example: string }>(text);
  return rows.map(({ example }) => quoteLiteral(example.replaceAll(/\s+/g, ' ')));
}
