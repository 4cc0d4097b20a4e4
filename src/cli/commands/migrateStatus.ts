import { hasErrors } from '../../diagnostic/diagnostic.ts';
import type { AssessedMigration } from '../../migrate/assessment.ts';
import { status } from '../../migrate/deploy.ts';
import { driftLines } from '../../migrate/drift.ts';
import { historyOf, loadDeployment } from '../deployment.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { type ProjectOptions, withDatabase } from '../project.ts';
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
    const states = migrations.map(({ id, state, edited, knownAs }) => ({ id, state, edited, knownAs }));
    const ids = pending.map(({ id }) => id);
    terminal.result(jsonResult({ ok, migrations: states, pending: ids, drift, diagnostics }));
  } else {
    for (const migration of migrations) terminal.result(lineOf(migration, terminal.colors));
    terminal.result(summary(pending.length));
  }
  return exitCodeOf(ok, pending.length + drift.length);
}

function exitCodeOf(ok: boolean, left: number): ExitCode {
  if (!ok) return exitCode.error;
  return left > 0 ? exitCode.pending : exitCode.done;
}

function summary(pending: number): string {
  if (pending === 0) return 'Nothing is pending.';
  return pending === 1 ? '1 migration is pending.' : `${pending} migrations are pending.`;
}

function lineOf({ id, state, row, edited, knownAs }: AssessedMigration, colors: Terminal['colors']): string {
  const sign = state === 'applied' ? colors.green('✓') : colors.yellow('·');
  const by = row?.origin === 'prisma' ? ' by Prisma' : '';
  const when = state === 'applied' && row?.finishedAt ? ` ${row.finishedAt.slice(0, 19)}${by}` : '';
  return `${sign} ${id}  ${colors.dim(`${state}${when}${edited ? ', edited since' : ''}${knownAs ? ` as ${knownAs.join(', ')}` : ''}`)}`;
}
