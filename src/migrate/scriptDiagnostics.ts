import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Source, Span } from '../source/source.ts';
import type { ScriptError, ScriptStatement } from '../sql/splitStatements.ts';

/** A script that cannot be split into statements. */
export function scriptErrorDiagnostic(source: Source, error: ScriptError): Diagnostic {
  const span = { source, start: error.start, end: error.end };
  if (error.kind === 'copy-data') return copyData(source, error);
  if (error.kind === 'psql-command') {
    return errorDiagnostic(
      'psql-command',
      'This line is a command to psql, which PostgreSQL does not know.',
      {
        span,
        fixes: [{ title: 'Remove the line: pg_dump writes it, and nothing else here needs it.' }],
      },
    );
  }
  const conflict = source.text.startsWith('<<<<<<<', error.start);
  return errorDiagnostic('sql-syntax-error', `PostgreSQL cannot read this: ${error.message}.`, {
    span,
    ...(conflict
      ? { fixes: [{ title: 'A merge conflict stands in the file: settle it, and `git add` it.' }] }
      : {}),
  });
}

/** A COPY whose rows only psql would send. */
export function copyData(
  source: Source,
  place: { readonly start: number; readonly end: number },
): Diagnostic {
  return errorDiagnostic('copy-data', 'COPY … FROM stdin reads rows that only psql can send.', {
    span: { source, start: place.start, end: place.end },
    fixes: [{ title: 'Write the rows as INSERT statements: `pg_dump --inserts` does it.' }],
  });
}

/** A batch where nothing would remember how far it has come. */
export function batchElsewhere(source: Source, statement: ScriptStatement): Diagnostic {
  return errorDiagnostic(
    'batch-in-script',
    'Batches are for migrations, which remember how far they have come.',
    {
      span: spanOf(source, statement),
      fixes: [
        { title: 'Write it as a migration: `schemac migrate dev --empty`; or remove `schemac:batch`.' },
      ],
    },
  );
}

/** A COPY that sends its rows to the client. */
export function copyToClient(source: Source, statement: ScriptStatement): Diagnostic {
  return errorDiagnostic('copy-data', 'COPY … TO stdout sends rows in a form that only psql takes.', {
    span: spanOf(source, statement),
    fixes: [{ title: 'Write a SELECT: its rows are shown, and with --json printed for machines.' }],
  });
}

/** ROLLBACK in a file. */
export function rollback(source: Source, statement: ScriptStatement): Diagnostic {
  return errorDiagnostic('rollback-in-migration', 'A migration cannot roll itself back.', {
    span: spanOf(source, statement),
    fixes: [{ title: 'Remove the ROLLBACK, or write ROLLBACK TO a savepoint of the file.' }],
  });
}

/** PREPARE TRANSACTION in a file. */
export function preparedTransaction(source: Source, statement: ScriptStatement): Diagnostic {
  const message = 'A migration cannot leave a prepared transaction behind.';
  return errorDiagnostic('prepared-transaction', message, { span: spanOf(source, statement) });
}

/** BEGIN READ ONLY or BEGIN DEFERRABLE. */
export function transactionModes(source: Source, statement: ScriptStatement): Diagnostic {
  return errorDiagnostic(
    'transaction-modes',
    'A migration writes, so its transaction cannot be READ ONLY or DEFERRABLE.',
    {
      span: spanOf(source, statement),
      fixes: [{ title: 'Write BEGIN without them.' }],
    },
  );
}

/** BEGIN without its COMMIT. */
export function unclosedTransaction(source: Source, statement: ScriptStatement): Diagnostic {
  return errorDiagnostic('unclosed-transaction', 'This transaction is never committed.', {
    span: spanOf(source, statement),
    fixes: [
      { title: 'Write COMMIT at its end, or remove the BEGIN: a migration is one transaction anyway.' },
    ],
  });
}

/** A command that PostgreSQL refuses inside a transaction, between BEGIN and COMMIT of the file. */
export function insideTransaction(source: Source, statement: ScriptStatement, command: string): Diagnostic {
  return errorDiagnostic('not-in-a-transaction', `${command} cannot run between BEGIN and COMMIT.`, {
    span: spanOf(source, statement),
    fixes: [{ title: 'Write COMMIT before it and BEGIN after it, or leave both out.' }],
  });
}

/** The first line of a statement, or the part of it from a position on that PostgreSQL named. */
export function spanOf(source: Source, statement: ScriptStatement, from: number = statement.start): Span {
  const lineEnd = source.text.slice(from, statement.end).search(/[\r\n]/);
  return { source, start: from, end: lineEnd < 0 ? statement.end : from + lineEnd };
}
