import type { Database } from '../../database/database.ts';
import { withDeployLock } from '../../database/withDeployLock.ts';
import { hasErrors } from '../../diagnostic/diagnostic.ts';
import { type DownPlan, type DownResult, type DownSettings, planDown, takeBack } from '../../migrate/down.ts';
import { finishDown } from '../../migrate/finishDown.ts';
import type { GradedDown } from '../../migrate/gradeDown.ts';
import { consentsToLoss } from '../consent.ts';
import { type Deployment, deployLock, historyOf, loadDeployment } from '../deployment.ts';
import { durationOption } from '../duration.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { keepSnapshot } from '../keepSnapshot.ts';
import { type ProjectOptions, withDatabase } from '../project.ts';
import { runReporter } from '../runReporter.ts';
import { scratchUrl } from '../scratchUrl.ts';
import { processTerminal, type Terminal } from '../terminal.ts';
import { UsageError } from '../usageError.ts';
import { version } from '../version.ts';

interface Options extends ProjectOptions {
  readonly to?: string;
  readonly number?: string;
  readonly missing?: boolean;
  readonly dryRun?: boolean;
  readonly acceptDataLoss?: boolean;
  readonly lockTimeout: string;
  readonly wait: string;
}

/** `schemac migrate down`: takes migrations back, and says before what goes with them. */
export function run(options: Options): Promise<number> {
  return goBack(options, false);
}

/** Takes migrations back; `redo`: and applies them again. */
export async function goBack(options: Options, redo: boolean): Promise<number> {
  const terminal = processTerminal(options);
  const range = rangeOf(options);
  const lockTimeoutMs = durationOption('lock-timeout', options.lockTimeout);
  const deployment = await loadDeployment(options, terminal, true);
  if (!deployment) return exitCode.error;
  const { target, schemas } = deployment;
  return withDatabase(target, (database) => {
    const table = historyOf(database);
    const lock = deployLock(database, table, options, terminal);
    return withDeployLock(target, lock, ({ check }) =>
      answer(
        database,
        deployment,
        { ...options, terminal },
        {
          ...{ table, range, redo },
          ...(schemas ? { schemas } : {}),
          run: { version, lockTimeoutMs, check },
          report: runReporter(terminal),
        },
      ),
    );
  });
}

function rangeOf({ to, number, missing }: Options): DownSettings['range'] {
  if ([to, number, missing].filter((given) => given !== undefined).length > 1)
    throw new UsageError('It is not clear what to take back.', 'Choose --to, -n or --missing.');
  if (missing) return { type: 'missing' };
  if (to !== undefined) return { type: 'to', id: to };
  if (number !== undefined && !/^[1-9]\d{0,5}$/.test(number))
    throw new UsageError(`\`-n ${number}\` is no number of migrations.`, 'Write -n 2.');
  return { type: 'last', count: Number(number ?? 1) };
}

async function answer(
  database: Database,
  { target, directory }: Deployment,
  options: Options & { readonly terminal: Terminal },
  asked: DownSettings,
): Promise<ExitCode> {
  const { terminal } = options;
  const { finished, diagnostics } = options.dryRun
    ? { finished: [], diagnostics: [] }
    : await finishDown(database, directory, asked.table, asked);
  for (const { migration } of finished) terminal.note(takenBackLine(migration.id, terminal.colors));
  const settings = { ...asked, finished };
  if (hasErrors(diagnostics))
    return finish(
      { chosen: [], graded: [], diagnostics },
      { ...nothing, diagnostics },
      exitCode.error,
      terminal,
    );
  const plan = await planDown(database, directory, settings);
  const refused = [...plan.diagnostics, ...plan.graded.flatMap(({ diagnostics }) => diagnostics)];
  for (const graded of plan.graded) terminal.note(gradeLine(graded, terminal.colors));
  if (hasErrors(refused)) return finish(plan, { ...nothing, diagnostics: refused }, exitCode.error, terminal);
  if (options.dryRun) return finish(plan, nothing, exitCode.done, terminal);
  const losses = plan.graded.flatMap((graded) => graded.losses);
  if (!(await consentsToLoss(losses, options.acceptDataLoss ?? false, terminal)))
    return finish(plan, nothing, exitCode.pending, terminal);
  const result = await takeBack(database, directory, plan.chosen, {
    ...settings,
    onTakenBack: (id) => terminal.note(takenBackLine(id, terminal.colors)),
  });
  if (hasErrors(result.diagnostics)) return finish(plan, result, exitCode.error, terminal);
  const scratch = () => scratchUrl(target, database, terminal);
  const kept = asked.redo ? await keepSnapshot(directory.path, scratch, terminal) : [];
  const told = { ...result, diagnostics: [...result.diagnostics, ...kept] };
  return finish(plan, told, exitCode.done, terminal);
}

const nothing: DownResult = { takenBack: [], applied: [], diagnostics: [] };

function finish(
  { chosen, graded }: DownPlan,
  { takenBack, applied, diagnostics }: DownResult,
  exit: ExitCode,
  terminal: Terminal,
): ExitCode {
  terminal.diagnostics(diagnostics);
  if (terminal.json) {
    const migrations = graded.map(({ id, grade, losses }) => ({ id, grade, losses }));
    terminal.result(jsonResult({ ok: exit === exitCode.done, migrations, takenBack, applied, diagnostics }));
  } else if (exit === exitCode.done) {
    terminal.result(summary(Math.max(chosen.length, takenBack.length), takenBack.length, applied.length));
  }
  return exit;
}

function summary(chosen: number, takenBack: number, applied: number): string {
  if (chosen === 0) return 'There is nothing to take back.';
  if (takenBack === 0) return `Would take back ${counted(chosen)}.`;
  const again = applied === 0 ? '' : `, and applied ${applied === 1 ? 'it' : 'them'} again`;
  return `Took back ${counted(takenBack)}${again}.`;
}

function counted(count: number): string {
  return count === 1 ? '1 migration' : `${count} migrations`;
}

function takenBackLine(id: string, colors: Terminal['colors']): string {
  return `${colors.green('✓')} ${id} ${colors.dim('taken back')}`;
}

function gradeLine({ id, grade, losses }: GradedDown, colors: Terminal['colors']): string {
  const paint = { lossless: colors.green, lossy: colors.yellow, impossible: colors.red }[grade];
  return [`${colors.dim('←')} ${id}  ${paint(grade)}`, ...losses.map((loss) => `    ${loss}`)].join('\n');
}
