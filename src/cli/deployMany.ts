import { hasErrors } from '../diagnostic/diagnostic.ts';
import type { DeployOptions } from '../migrate/deploy.ts';
import { inParallel, type ParallelOptions } from '../migrate/inParallel.ts';
import { chooseTargets, type TargetSource } from './chooseTargets.ts';
import { loadFolder } from './deployment.ts';
import { openReport } from './deployReport.ts';
import type { DeployTarget } from './deployTarget.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { ManyRun } from './manyRun.ts';
import type { ProjectOptions } from './project.ts';
import { targetsDisplay } from './targetsDisplay.ts';
import { tell } from './tell.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usageError.ts';

export interface ManyOptions extends ProjectOptions, TargetSource {
  readonly parallel: string;
  readonly canary: string;
  readonly maxFailures: string;
  readonly report?: string;
  readonly sharedSchema?: readonly string[];
  readonly dryRun?: boolean;
}

/** Deploys to many databases, or to many schemas of one. */
export async function deployMany(
  options: ManyOptions,
  settings: Omit<DeployOptions, 'history'>,
  terminal: Terminal,
): Promise<ExitCode> {
  const limits = limitsOf(options);
  if (options.targetSchema !== undefined || options.dryRun)
    throw new UsageError(
      `\`--${options.dryRun ? 'dry-run' : 'target-schema'}\` is about one target, and the list names many.`,
      'Try it on one of them: --url … --target-schema tenant_1 --dry-run',
    );
  const loaded = await loadFolder(options, terminal, false, ['no-database']);
  if (!loaded) return exitCode.error;
  const { target, directory, schemas } = loaded;
  const mainUrl = target && 'url' in target ? target.url : undefined;
  const { targets, diagnostics } = await chooseTargets(options, mainUrl);
  if (hasErrors(diagnostics)) {
    tell(diagnostics, terminal);
    return exitCode.error;
  }
  const report = openReport(options.report, directory, rangeOf(settings));
  const left = targets.filter((one) => !report.isDone(one));
  tellBrokenOff(
    left.filter((one) => report.wasBrokenOff(one)),
    terminal,
  );
  const run = new ManyRun(
    { directory, settings, schemas, sharedSchemas: options.sharedSchema ?? [] },
    { all: targets.length, now: left.length },
    { report, terminal, display: await targetsDisplay(terminal) },
  );
  return run.whole(() => inParallel(left, limits, (one) => run.deployTo(one)));
}

/** Names how far a deploy goes. */
function rangeOf({ to, contract }: Pick<DeployOptions, 'to' | 'contract'>): string | undefined {
  return to ?? (contract ? 'contract' : undefined);
}

/** What an earlier run was killed in the middle of. */
function tellBrokenOff(targets: readonly DeployTarget[], terminal: Terminal): void {
  if (targets.length === 0) return;
  const names = targets.map(({ name }) => name).join(', ');
  terminal.note(`An earlier run was broken off while these ran: ${names}. They go on where it stopped.`);
}

function limitsOf({ parallel, canary, maxFailures }: ManyOptions): ParallelOptions {
  return {
    parallel: count('parallel', parallel, 1),
    canary: count('canary', canary, 0),
    maxFailures: count('max-failures', maxFailures, 1),
  };
}

function count(name: string, text: string, least: number): number {
  if (/^\d{1,6}$/.test(text) && Number(text) >= least) return Number(text);
  throw new UsageError(`\`--${name} ${text}\` is no number from ${least} on.`, `Write --${name} 10.`);
}
