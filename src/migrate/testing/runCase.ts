import type { Database } from '../../database/database.ts';
import { DatabaseError } from '../../database/databaseError.ts';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import type { Source } from '../../source/source.ts';
import { type HistoryTable, readHistory } from '../history.ts';
import type { Migration } from '../migration.ts';
import { requireExpected } from '../requireExpected.ts';
import { runDown } from '../runDown.ts';
import { applyMigrations } from '../runner.ts';
import type { RunOptions } from '../runOptions.ts';
import { compareRows } from './compareRows.ts';
import { testFailure } from './testFailure.ts';
import type { TestCase, TestPart } from './testFile.ts';

/** A case, and the migration that it tries. */
export interface CaseRun {
  readonly migration: Migration;
  /** The file of the test. */
  readonly source: Source;
  readonly table: HistoryTable;
  readonly options: RunOptions;
}

/**
 * Runs a case on a database that is as it is before the migration, and that nobody needs afterwards. Returns what does not
 * hold: with an error, the case has failed.
 */
export async function runCase(
  database: Database,
  run: CaseRun,
  { before, fails, after, down }: TestCase,
): Promise<readonly Diagnostic[]> {
  const unfit = await runParts(database, run.source, before);
  if (unfit.length > 0) return unfit;
  const ran = await applied(database, run);
  const stopped = fails ? stopProblem(fails, ran) : ran;
  if (stopped.length > 0) return stopped;
  const found = await runParts(database, run.source, after);
  if (!down || found.length > 0) return found;
  const back = await takenBack(database, run);
  return back.length > 0 ? back : runParts(database, run.source, down);
}

/** The migration as a deploy runs it, with its steps and batches. */
async function applied(database: Database, { migration, table, options }: CaseRun) {
  const history = await readHistory(database, table);
  const { diagnostics } = await applyMigrations(database, history, [migration], options, () => undefined);
  return hasErrors(diagnostics) ? diagnostics : [];
}

async function takenBack(database: Database, { migration, table, options }: CaseRun) {
  const diagnostics = await runDown(database, table, migration, options, () => undefined);
  return hasErrors(diagnostics) ? diagnostics : [];
}

/** What is wrong with how the migration has stopped, or has not. */
function stopProblem(
  { text, span }: NonNullable<TestCase['fails']>,
  stopped: readonly Diagnostic[],
): readonly Diagnostic[] {
  const [first] = stopped;
  if (!first)
    return [errorDiagnostic('test-runs', 'The migration was to stop at these rows, and has run.', { span })];
  const said = stopped.flatMap(({ message, notes = [] }) => [message, ...notes.map((note) => note.message)]);
  if (said.some((sentence) => sentence.toLowerCase().includes(text.toLowerCase()))) return [];
  const notes = [{ message: first.message, ...(first.span && { span: first.span }) }];
  return [errorDiagnostic('test-message', `The migration stops, but not with \`${text}\`:`, { span, notes })];
}

/** Does these things one after the other, in one transaction; what does not hold is told, what cannot be done ends it. */
async function runParts(
  database: Database,
  source: Source,
  parts: readonly TestPart[],
): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  if (parts.length === 0) return found;
  try {
    await database.transaction(async (transaction) => {
      for (const part of parts) {
        const problem = await runPart(transaction, source, part);
        if (problem) found.push(problem);
        if (problem && part.type === 'statement') break;
      }
    });
  } catch (error) {
    found.push(testFailure(source, undefined, error));
  }
  return found;
}

async function runPart(database: Database, source: Source, part: TestPart): Promise<Diagnostic | undefined> {
  if (part.type === 'rows') return compareRows(database, source, part);
  const { text } = part.statement;
  try {
    await database.transaction(async (nested) => {
      await (part.type === 'expect' ? requireExpected(nested, text, 'test') : nested.run(text));
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return testFailure(source, part.statement, error);
  }
}
