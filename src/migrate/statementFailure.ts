import type { DatabaseError } from '../database/databaseError.ts';
import { type Diagnostic, errorDiagnostic, type Fix, type Note } from '../diagnostic/diagnostic.ts';
import type { Source } from '../source/source.ts';
import { offsetBefore } from '../sql/restriction.ts';
import { utf16OffsetOfCharacter } from '../sql/utf16Offsets.ts';
import { databaseDiagnostic } from './databaseDiagnostic.ts';
import type { MigrationStatement } from './migrationStatement.ts';
import { spanOf } from './scriptDiagnostics.ts';

/**
 * What PostgreSQL said about a statement of a migration file, at the place in the file that it named. Without a
 * statement it is about the file's COMMIT.
 */
export function statementFailure(
  source: Source,
  statement: MigrationStatement | undefined,
  error: DatabaseError,
  further: readonly Note[] = [],
): Diagnostic {
  const { code, notes = [] } = databaseDiagnostic(error);
  const fixes = fixesFor(error);
  return errorDiagnostic(code === 'statement' ? 'migration-failed' : code, error.message, {
    ...(statement
      ? { span: spanOf(source, statement, placeOf(statement, error)) }
      : { subject: source.path }),
    notes: [
      ...(statement
        ? []
        : [
            {
              message: 'No statement was refused: it came up at a COMMIT, or while the history was written.',
            },
          ]),
      ...(statement?.reason ? [{ message: `The file says: ${statement.reason}` }] : []),
      ...notes,
      ...further,
    ],
    ...(fixes.length > 0 && { fixes }),
  });
}

/** PostgreSQL counts characters from 1, in the text of the statement that was sent. */
function placeOf(statement: MigrationStatement, { facts }: DatabaseError): number {
  if (facts.position === undefined) return statement.start;
  const offset = utf16OffsetOfCharacter(statement.text, facts.position - 1);
  return statement.start + offsetBefore(statement.insertions ?? [], offset);
}

/** SQLSTATEs of what a directive answers: active_sql_transaction and invalid_transaction_termination. */
const needsNoTransaction: ReadonlySet<string | undefined> = new Set(['25001', '2D000']);

function fixesFor({ facts }: DatabaseError): readonly Fix[] {
  if (!needsNoTransaction.has(facts.sqlState)) return [];
  return [
    { title: 'Write `-- schemac:no-transaction` at the head of the file: each statement is then run alone.' },
  ];
}
