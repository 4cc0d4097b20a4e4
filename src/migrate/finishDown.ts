import type { Database } from '../database/database.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import type { ChosenDown } from './chooseDown.ts';
import type { MigrationsDirectory } from './directory.ts';
import { isHalfTakenBack } from './downProgress.ts';
import type { HistoryTable } from './history.ts';
import { missingDown } from './missingDown.ts';
import { readAssessment } from './readAssessment.ts';
import { runDown } from './runDown.ts';
import type { Report } from './runEvent.ts';
import type { RunOptions } from './runOptions.ts';

export interface FinishedDown {
  /** What was on its way back and is taken back now. */
  readonly finished: readonly ChosenDown[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Takes back the rest of a migration whose way back an earlier run has begun: whoever began has agreed to what goes
 * with it, and nothing else can be done before.
 */
export async function finishDown(
  database: Database,
  directory: MigrationsDirectory,
  table: HistoryTable,
  { run, report }: { readonly run: RunOptions; readonly report: Report },
): Promise<FinishedDown> {
  const { migrations } = await readAssessment(database, directory, table);
  const begun = migrations.filter(({ row }) => row && isHalfTakenBack(row));
  if (begun.length === 0) return { finished: [], diagnostics: [] };
  const present = begun.flatMap(({ migration, row }) =>
    migration ? [{ migration, knownAs: [row!.id] }] : [],
  );
  const absent = await missingDown(
    database,
    table,
    begun.filter(({ migration }) => !migration),
  );
  const finished: ChosenDown[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const chosen of [...present, ...absent]) {
    const options = { ...run, ...(chosen.knownAs && { knownAs: chosen.knownAs }) };
    diagnostics.push(...(await runDown(database, table, chosen.migration, options, report)));
    if (hasErrors(diagnostics)) break;
    finished.push(chosen);
  }
  return { finished, diagnostics };
}
