import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import type { Sql } from '../sql/sql.ts';
import { holding } from './holding.ts';

export interface Answer<T> {
  readonly asked: T;
  readonly holds: boolean;
}

/**
 * Asks the database each question. One that fails by itself holds SQL of the user's that PostgreSQL does not take as
 * things are now, or that fails on a row: it gets no answer, and is left to the statement, which is tried before
 * anything is written.
 */
export async function askEach<T extends { readonly when: Sql }>(
  asked: readonly T[],
  database: Database,
): Promise<readonly Answer<T>[]> {
  if (asked.length === 0) return [];
  try {
    const found = new Set(await database.transaction((nested) => holding(asked, nested)));
    return asked.map((question) => ({ asked: question, holds: found.has(question) }));
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.kind !== 'statement') throw error;
    if (asked.length === 1) return [];
    const middle = asked.length >> 1;
    const first = await askEach(asked.slice(0, middle), database);
    return [...first, ...(await askEach(asked.slice(middle), database))];
  }
}
