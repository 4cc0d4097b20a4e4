import { DatabaseError } from '../../database/databaseError.ts';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { Source } from '../../source/source.ts';
import type { MigrationStatement } from '../migrationStatement.ts';
import { statementFailure } from '../statementFailure.ts';

/**
 * What PostgreSQL said about a statement of a test, at its place; without one, at the COMMIT behind a part of it. Rethrows
 * what PostgreSQL did not say.
 */
export function testFailure(
  source: Source,
  statement: MigrationStatement | undefined,
  error: unknown,
): Diagnostic {
  if (!(error instanceof DatabaseError)) throw error;
  const { fixes: _, ...failure } = statementFailure(source, statement, error);
  return { ...failure, code: error.kind === 'expectation' ? 'test-expectation' : 'test-statement' };
}
