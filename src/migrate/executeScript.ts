import type { Database, ShownResult } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import { type Diagnostic, hasErrors, type Note } from '../diagnostic/diagnostic.ts';
import { positionAt, type Source } from '../source/source.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import { type ScriptStatement, writesToClient } from '../sql/splitStatements.ts';
import { type MigrationScript, readScript, settingsBefore } from './migrationScript.ts';
import { FailedStatement } from './runStep.ts';
import { batchElsewhere, copyToClient } from './scriptDiagnostics.ts';
import { statementFailure } from './statementFailure.ts';

/** A statement of a script, and what the server answered. */
export interface ExecutedStatement {
  readonly text: string;
  /** In the file, counted from 1. */
  readonly line: number;
  readonly result: ShownResult;
  readonly durationMs: number;
}

/**
 * Runs a script as its text says: in one transaction, but for what cannot be in one and where the file itself begins
 * and commits. Nothing of it is remembered. Returns what is wrong with it, or what PostgreSQL refused.
 */
export async function executeScript(
  database: Database,
  source: Source,
  onResult: (executed: ExecutedStatement) => void,
): Promise<readonly Diagnostic[]> {
  const script = readScript(await loadPostgresParser(), source);
  const statements = script.steps.flatMap((step) => step.statements);
  const unreceived = statements.filter(({ node }) => writesToClient(node));
  const batched = script.steps.filter(({ type }) => type === 'batched').flatMap((step) => step.statements);
  const problems = [
    ...script.diagnostics,
    ...unreceived.map((copy) => copyToClient(source, copy)),
    ...batched.map((statement) => batchElsewhere(source, statement)),
  ];
  if (hasErrors(problems)) return problems;
  let done = 0;
  try {
    for (; done < script.steps.length; done += 1) await executeStep(database, script, done, onResult);
    return problems;
  } catch (error) {
    const statement = error instanceof FailedStatement ? error.statement : undefined;
    const cause = error instanceof FailedStatement ? error.cause : error;
    if (!(cause instanceof DatabaseError)) throw error;
    const failure = statementFailure(source, statement, cause, [whatIsDone(done, script)]);
    return [
      ...problems,
      failure.code === 'migration-failed' ? { ...failure, code: 'statement-failed' } : failure,
    ];
  }
}

async function executeStep(
  database: Database,
  script: MigrationScript,
  index: number,
  onResult: (executed: ExecutedStatement) => void,
): Promise<void> {
  const { type, statements, isolation, rolledBack = false } = script.steps[index]!;
  // Behind a pooler each transaction may have another session, which knows nothing of a SET before it.
  const settings = database.pooled ? settingsBefore(script, index) : [];
  const work = async (session: Database) => {
    for (const setting of settings) await session.execute(setting.text);
    for (const statement of statements) onResult(await executeStatement(session, script.source, statement));
  };
  if (type === 'alone') await work(database);
  else await database.transaction(work, { rollback: rolledBack, ...(isolation && { isolation }) });
}

async function executeStatement(
  database: Database,
  source: Source,
  statement: ScriptStatement,
): Promise<ExecutedStatement> {
  const { text, start } = statement;
  const started = performance.now();
  try {
    const result = await database.show(text);
    return { text, line: positionAt(source, start).line, result, durationMs: performance.now() - started };
  } catch (error) {
    throw error instanceof DatabaseError ? new FailedStatement(statement, error) : error;
  }
}

function whatIsDone(done: number, { steps }: MigrationScript): Note {
  if (done > 0) return { message: `${done} of its ${steps.length} steps are done, and stay so.` };
  if (steps[0]?.type === 'alone')
    return { message: 'It stands outside a transaction, and nothing was before it.' };
  return { message: 'Its transaction was rolled back: nothing of the script is done.' };
}
