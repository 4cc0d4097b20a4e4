import { hasErrors } from '../../diagnostic/diagnostic.ts';
import type { AssessedMigration } from '../../migrate/assessment.ts';
import { status } from '../../migrate/deploy.ts';
import { driftLines } from '../../migrate/drift.ts';
import type { HistoryRow } from '../../migrate/historyRow.ts';
import { readStepCursor } from '../../migrate/stepCursor.ts';
import { batchProgress } from '../batchProgress.ts';
import { historyOf, loadDeployment } from '../deployment.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { type ProjectOptions, withDatabase } from '../project.ts';
import { stepPlace } from '../stepPlace.ts';
import { processTerminal, type Terminal } from '../terminal.ts';

/** `schemac migrate status`: what is applied, what is pending, and what is wrong between folder and database. */
export async function run(options: ProjectOptions): Promise<number> {
  const terminal = processTerminal(options);
  const deployment = await loadDeployment(options, terminal, true);
  if (!deployment) return exitCode.error;
  const { target, directory } = deployment;
  const assessment = await withDatabase(target, async (database) => {
    const found = await status(database, directory, historyOf(database));
    return { ...found, drift: found.drift ? driftLines(found.drift, database.defaultSchema) : [] };
  });
  const { migrations, pending, drift } = assessment;
  const diagnostics = [...directory.diagnostics, ...assessment.diagnostics];
  const ok = !hasErrors(diagnostics);
  terminal.diagnostics(diagnostics);
  if (options.json) {
    const states = migrations.map(stateOf);
    const ids = pending.map(({ id }) => id);
    terminal.result(jsonResult({ ok, migrations: states, pending: ids, drift, diagnostics }));
  } else {
    for (const migration of migrations) terminal.result(lineOf(migration, terminal.colors));
    terminal.result(summary(pending.length));
  }
  return exitCodeOf(ok, pending.length + drift.length);
}

function stateOf(found: AssessedMigration) {
  const { id, state, edited, knownAs, row } = found;
  return {
    ...{ id, state, edited, knownAs },
    ...(isHeld(found) && { held: true }),
    ...(row && state === 'partial' && { progress: progressOf(row) }),
  };
}

/** A deploy does not begin it by itself. */
function isHeld({ migration, state }: AssessedMigration): boolean {
  return state === 'pending' && migration?.hold === true;
}

function exitCodeOf(ok: boolean, left: number): ExitCode {
  if (!ok) return exitCode.error;
  return left > 0 ? exitCode.pending : exitCode.done;
}

function progressOf({ stepsDone, stepsTotal, cursor }: HistoryRow) {
  const batch = readStepCursor(cursor, stepsDone)?.batch;
  return {
    stepsDone,
    stepsTotal,
    ...(batch && { rowsDone: batch.done, rowsTotal: batch.total, pass: batch.pass }),
  };
}

/** How far a migration is that was broken off. */
function stepReached({ stepsDone, stepsTotal, cursor }: HistoryRow): string {
  const batch = readStepCursor(cursor, stepsDone)?.batch;
  const rows = batch ? `: ${batchProgress(batch)}` : '';
  return `${stepPlace(stepsDone, stepsTotal)}${rows}`;
}

function summary(pending: number): string {
  if (pending === 0) return 'Nothing is pending.';
  return pending === 1 ? '1 migration is pending.' : `${pending} migrations are pending.`;
}

function lineOf(found: AssessedMigration, colors: Terminal['colors']): string {
  const { id, state, row, edited, knownAs } = found;
  const sign = state === 'applied' ? colors.green('✓') : colors.yellow('·');
  const by = row?.origin === 'prisma' ? ' by Prisma' : '';
  const when = state === 'applied' && row?.finishedAt ? ` ${row.finishedAt.slice(0, 19)}${by}` : '';
  const held = isHeld(found) ? ', held' : '';
  const step = row && state === 'partial' ? `, ${stepReached(row)}` : '';
  return `${sign} ${id}  ${colors.dim(`${state}${held}${when}${step}${edited ? ', edited since' : ''}${knownAs ? ` as ${knownAs.join(', ')}` : ''}`)}`;
}
