import { hasErrors } from '../../diagnostic/diagnostic.ts';
import type { AssessedMigration } from '../../migrate/assessment.ts';
import { status } from '../../migrate/deploy.ts';
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
  const assessment = await withDatabase(target, (database) =>
    status(database, directory, historyOf(database)),
  );
  const { migrations, pending } = assessment;
  const diagnostics = [...directory.diagnostics, ...assessment.diagnostics];
  const ok = !hasErrors(diagnostics);
  terminal.diagnostics(diagnostics);
  if (options.json) {
    const states = migrations.map(({ id, state, edited }) => ({ id, state, edited }));
    terminal.result(
      jsonResult({ ok, migrations: states, pending: pending.map(({ id }) => id), diagnostics }),
    );
  } else {
    for (const migration of migrations) terminal.result(lineOf(migration, terminal.colors));
    terminal.result(summary(pending.length));
  }
  return exitCodeOf(ok, pending.length);
}

function exitCodeOf(ok: boolean, pending: number): ExitCode {
  if (!ok) return exitCode.error;
  return pending > 0 ? exitCode.pending : exitCode.done;
}

function summary(pending: number): string {
  if (pending === 0) return 'Nothing is pending.';
  return pending === 1 ? '1 migration is pending.' : `${pending} migrations are pending.`;
}

function lineOf({ id, state, row, edited }: AssessedMigration, colors: Terminal['colors']): string {
  const sign = state === 'applied' ? colors.green('✓') : colors.yellow('·');
  const by = row?.origin === 'prisma' ? ' by Prisma' : '';
  const when = state === 'applied' && row?.finishedAt ? ` ${row.finishedAt.slice(0, 19)}${by}` : '';
  return `${sign} ${id}  ${colors.dim(`${state}${when}${edited ? ', edited since' : ''}`)}`;
}
