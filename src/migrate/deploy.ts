import type { Database, DatabaseTarget } from '../database/database.ts';
import type { OpenDatabase } from '../database/keptSessions.ts';
import type { LockHolder } from '../database/lockHolder.ts';
import { openDatabase } from '../database/openDatabase.ts';
import { withDeployLock } from '../database/withDeployLock.ts';
import { hasErrors } from '../diagnostic/diagnostic.ts';
import type { Assessment } from './assessment.ts';
import type { MigrationsDirectory } from './directory.ts';
import { type Drift, driftDiagnostic, readDrift } from './drift.ts';
import type { HistoryTable } from './history.ts';
import { runName } from './historyTable.ts';
import { lockedScope } from './lockedScope.ts';
import { readAssessment } from './readAssessment.ts';
import { recordAfter } from './recordAfter.ts';
import { lacksRecordedState } from './recordedState.ts';
import { recordRenames } from './renameInHistory.ts';
import type { Report } from './runEvent.ts';
import { type ApplyResult, applyMigrations } from './runner.ts';
import type { RunOptions } from './runOptions.ts';
import { type Prospect, prospect, type SurveyOptions, survey, withDrift } from './survey.ts';

export interface DeployOptions extends RunOptions, SurveyOptions {
  /** How long to wait for another deploy, in milliseconds. */
  readonly lockWaitMs: number;
  /** `none`: whoever calls keeps other deploys away. */
  readonly lock?: 'advisory' | 'none';
  /** Opens the sessions beside the one that works: for the lock, and to look on. Default: `openDatabase`. */
  readonly open?: OpenDatabase;
  readonly onLockWait?: (holder: LockHolder) => void;
  /** The schemas that the project speaks of, whose state is kept with the last migration; absent: the default one. */
  readonly schemas?: readonly string[];
}

/**
 * Applies what is pending, one deployer at a time, and stops at the first failure. Nothing is begun where the folder
 * or the history has an error. Throws a DatabaseError where the database cannot be reached, or another deploy goes on
 * for longer than one was ready to wait.
 */
export async function deploy(
  target: DatabaseTarget,
  database: Database,
  directory: MigrationsDirectory,
  options: DeployOptions,
  report: Report,
): Promise<ApplyResult> {
  if (hasErrors(directory.diagnostics)) return { applied: [], diagnostics: directory.diagnostics };
  const before = await prospect(database, directory, options);
  const nothingToDo =
    before.chosen.length === 0 &&
    before.renamed.length === 0 &&
    !(await lacksRecordedState(database, before.history));
  // The usual run finds nothing to do, and needs no lock for it.
  if (nothingToDo || hasErrors(before.diagnostics)) {
    const { diagnostics } = await withDrift(database, before);
    return { applied: [], ...heldIds(before), diagnostics };
  }
  const lock = {
    name: runName(options.history),
    waitMs: options.lockWaitMs,
    kind: options.lock ?? 'advisory',
    session: database,
    ...(options.open && { open: options.open }),
    ...(options.onLockWait && { onWait: options.onLockWait }),
  };
  return withDeployLock(target, lock, ({ check }) =>
    deployLocked(target, database, directory, { ...options, check }, report),
  );
}

export interface Status extends Assessment {
  /** Absent where the database is as the migrations have left it, or nothing is known of that. */
  readonly drift?: Drift;
}

/** Holds the migrations folder against the database, and writes nothing. Throws a DatabaseError. */
export async function status(
  database: Database,
  directory: MigrationsDirectory,
  table: HistoryTable,
): Promise<Status> {
  const assessment = await readAssessment(database, directory, table);
  const drift = await readDrift(database, assessment.history);
  if (!drift) return assessment;
  const diagnostics = [...assessment.diagnostics, driftDiagnostic(drift, database.defaultSchema)];
  return { ...assessment, drift, diagnostics };
}

async function deployLocked(
  target: DatabaseTarget,
  database: Database,
  directory: MigrationsDirectory,
  options: DeployOptions,
  report: Report,
): Promise<ApplyResult> {
  // Another deployer may have been at work until the lock was granted.
  const found = await survey(database, directory, options);
  const { history, chosen, renamed, drift, diagnostics } = found;
  if (hasErrors(diagnostics)) return { applied: [], diagnostics };
  const schemas = options.schemas ?? [database.defaultSchema];
  const wasBrokenOff = await lacksRecordedState(database, history);
  await recordRenames(database, history, renamed);
  const observed = 'url' in target ? { openObserver: () => (options.open ?? openDatabase)(target) } : {};
  const result = await applyMigrations(database, history, chosen, { ...observed, ...options }, report);
  const isToRecord = result.applied.length > 0 || wasBrokenOff;
  if (isToRecord && !hasLostConnection(result))
    await recordAfter(database, options.history, lockedScope(directory, schemas), drift);
  return {
    applied: result.applied,
    ...heldIds(found),
    diagnostics: [...diagnostics, ...result.diagnostics],
  };
}

function heldIds({ held }: Prospect): Pick<ApplyResult, 'held'> {
  return held.length === 0 ? {} : { held: held.map(({ id }) => id) };
}

/** Nothing more can be asked of a session that is gone: the state is then not known until the next migration. */
function hasLostConnection({ diagnostics }: ApplyResult): boolean {
  return diagnostics.some(({ code }) => code === 'connection-lost');
}
