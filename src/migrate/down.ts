import type { Database } from '../database/database.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { type ChosenDown, chooseDown, type DownChoice, type DownRange } from './chooseDown.ts';
import type { MigrationsDirectory } from './directory.ts';
import { readDrift } from './drift.ts';
import { type GradedDown, gradeDown } from './gradeDown.ts';
import { type HistoryTable, readHistory } from './history.ts';
import { prepareHistory } from './historyTable.ts';
import { lockedScope } from './lockedScope.ts';
import { missingDown } from './missingDown.ts';
import { readAssessment } from './readAssessment.ts';
import { recordAfter } from './recordAfter.ts';
import { lacksRecordedState } from './recordedState.ts';
import { recordRenames } from './renameInHistory.ts';
import { runDown } from './runDown.ts';
import type { Report } from './runEvent.ts';
import { applyMigrations } from './runner.ts';
import { defaultLockTimeoutMs, type RunOptions } from './runOptions.ts';

/** Migrations that are to be taken back, and what that means. */
export interface DownPlan extends DownChoice {
  readonly graded: readonly GradedDown[];
}

export interface DownSettings {
  readonly table: HistoryTable;
  /** `missing`: those that the folder lacks. */
  readonly range: DownRange | { readonly type: 'missing' };
  /** The schemas that the project speaks of; absent: the default one. */
  readonly schemas?: readonly string[];
  readonly run: RunOptions;
  readonly report: Report;
  /** Whether what is taken back is applied again. */
  readonly redo: boolean;
  /** What `finishDown` has just taken back: it counts as one of the last. */
  readonly finished?: readonly ChosenDown[];
}

/** Chooses what is to be taken back and grades it. Nothing is changed. */
export async function planDown(
  database: Database,
  directory: MigrationsDirectory,
  settings: DownSettings,
): Promise<DownPlan> {
  const { table, range, schemas = [database.defaultSchema], run } = settings;
  const { migrations, diagnostics } = await readAssessment(database, directory, table);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { chosen: [], graded: [], diagnostics: errors };
  const done = settings.finished?.length ?? 0;
  const left = range.type === 'last' ? { ...range, count: Math.max(0, range.count - done) } : range;
  const choice =
    left.type === 'missing'
      ? { chosen: await missingDown(database, table, migrations), diagnostics: [] }
      : chooseDown(directory, migrations, left);
  const lockTimeoutMs = run.lockTimeoutMs ?? defaultLockTimeoutMs;
  const graded = await gradeDown(
    database,
    choice.chosen.map(({ migration }) => migration),
    { schemas, lockTimeoutMs },
  );
  return { ...choice, graded };
}

export interface DownResult {
  readonly takenBack: readonly string[];
  /** With `redo`. */
  readonly applied: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Takes migrations back, one after the other, until one fails; with `redo` they are then applied again. */
export async function takeBack(
  database: Database,
  directory: MigrationsDirectory,
  chosen: readonly ChosenDown[],
  settings: DownSettings & { readonly onTakenBack: (id: string) => void },
): Promise<DownResult> {
  const { table, schemas = [database.defaultSchema], run, report, redo, finished = [] } = settings;
  const { history, renamed } = await readAssessment(database, directory, table);
  const drift = await readDrift(database, history);
  const wasBrokenOff = await lacksRecordedState(database, history);
  await prepareHistory(database, history);
  await recordRenames(database, history, renamed);
  const takenBack = finished.map(({ migration }) => migration.id);
  const diagnostics: Diagnostic[] = [];
  for (const { migration, knownAs } of chosen) {
    const options = { ...run, ...(knownAs ? { knownAs } : {}) };
    diagnostics.push(...(await runDown(database, table, migration, options, report)));
    if (hasErrors(diagnostics)) break;
    takenBack.push(migration.id);
    settings.onTakenBack(migration.id);
  }
  const back = [...finished, ...chosen].map(({ migration }) => migration);
  const again = redo && !hasErrors(diagnostics) ? back.reverse() : [];
  const applied = await applyMigrations(database, await readHistory(database, table), again, run, report);
  const all = [...diagnostics, ...applied.diagnostics];
  const isToRecord = takenBack.length > 0 || wasBrokenOff;
  if (isToRecord && !all.some(({ code }) => code === 'connection-lost'))
    await recordAfter(database, table, lockedScope(directory, schemas), drift);
  return { takenBack, applied: applied.applied, diagnostics: all };
}
