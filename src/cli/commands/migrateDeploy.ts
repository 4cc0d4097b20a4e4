import type { Database } from '../../database/database.ts';
import { describeHolder, type LockHolder } from '../../database/lockHolder.ts';
import { hasErrors } from '../../diagnostic/diagnostic.ts';
import { type DeployOptions, deploy } from '../../migrate/deploy.ts';
import { dryRun } from '../../migrate/dryRun.ts';
import { deployMany, type ManyOptions } from '../deployMany.ts';
import { type Deployment, historyOf, loadDeployment } from '../deployment.ts';
import { deployScript, type ScriptOptions } from '../deployScript.ts';
import { dryRunText } from '../dryRunText.ts';
import { durationOption } from '../duration.ts';
import { exitCode } from '../exitCode.ts';
import { jsonReporter } from '../jsonReporter.ts';
import { jsonResult } from '../jsonResult.ts';
import { withDatabase } from '../project.ts';
import { runReporter } from '../runReporter.ts';
import { processTerminal, type Terminal } from '../terminal.ts';
import { UsageError } from '../usageError.ts';
import { version } from '../version.ts';

interface Options extends ScriptOptions, ManyOptions {
  readonly to?: string;
  readonly contract?: boolean;
  readonly dryRun?: boolean;
  readonly lock: 'advisory' | 'none';
  readonly lockTimeout: string;
  readonly lockRetries: string;
  readonly statementTimeout?: string;
  readonly wait: string;
}

/** `schemac migrate deploy`: applies what is pending, and nothing else. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const limits = limitsOf(options);
  const { to, contract, targetSchema, sharedSchema = [] } = options;
  checkScript(options);
  const common = { ...limits, version, ...(to === undefined ? {} : { to }), ...(contract && { contract }) };
  const tenant = targetSchema === undefined ? {} : { sharedSchemas: new Set(sharedSchema) };
  if (options.script) {
    const { from, lock } = options;
    const settings = {
      statementTimeoutMs: 0,
      ...common,
      ...tenant,
      ...(from === undefined ? {} : { from }),
      lock,
    };
    return deployScript(options, settings, terminal);
  }
  if (options.targets !== undefined || options.targetsQuery !== undefined)
    return deployMany(options, { ...common, lock: options.lock }, terminal);
  const deployment = await loadDeployment(options, terminal, false);
  if (!deployment) return exitCode.error;
  const { target } = deployment;
  return withDatabase(target, (database) => {
    const settings = { ...common, ...tenant, history: historyOf(database) };
    return options.dryRun
      ? showSteps(database, deployment, settings, terminal)
      : applyPending(database, deployment, { ...settings, lock: options.lock }, terminal);
  });
}

function checkScript({ script, output, from, dryRun, targets, targetsQuery }: Options): void {
  if (!script && (output ?? from) !== undefined)
    throw new UsageError(
      `\`--${output === undefined ? 'from' : 'output'}\` is about a file for psql.`,
      'Add --script.',
    );
  if (script && dryRun)
    throw new UsageError('With `--script` nothing is run anyway.', 'Leave --dry-run out.');
  if (script && (targets ?? targetsQuery) !== undefined)
    throw new UsageError(
      'A file for psql is for one database, or for one schema of it; the list names many.',
      'Write one for each schema: --script --target-schema tenant_1; the same file serves many databases.',
    );
}

function limitsOf({ lockTimeout, lockRetries, statementTimeout, wait }: Options) {
  if (!/^\d{1,4}$/.test(lockRetries))
    throw new UsageError(`\`--lock-retries ${lockRetries}\` is no number.`, 'Write --lock-retries 5.');
  return {
    lockTimeoutMs: durationOption('lock-timeout', lockTimeout),
    lockRetries: Number(lockRetries),
    ...(statementTimeout === undefined
      ? {}
      : { statementTimeoutMs: durationOption('statement-timeout', statementTimeout) }),
    lockWaitMs: durationOption('wait', wait),
  };
}

async function showSteps(
  database: Database,
  { directory }: Deployment,
  settings: DeployOptions,
  terminal: Terminal,
): Promise<number> {
  const { migrations, held, diagnostics } = await dryRun(database, directory, settings);
  const ok = !hasErrors(diagnostics);
  terminal.diagnostics(diagnostics);
  if (terminal.json) terminal.result(jsonResult({ ok, migrations, held, diagnostics }));
  else if (ok && migrations.length === 0) tellSummary(0, held, terminal);
  else if (ok) {
    terminal.result(dryRunText(migrations, terminal.colors));
    if (held.length > 0) terminal.note(heldText(held));
    terminal.note('Nothing is done: this was a dry run.');
  }
  return ok ? exitCode.done : exitCode.error;
}

async function applyPending(
  database: Database,
  { target, directory, schemas }: Deployment,
  settings: DeployOptions,
  terminal: Terminal,
): Promise<number> {
  const options = {
    ...settings,
    ...(schemas ? { schemas } : {}),
    onLockWait: (holder: LockHolder) =>
      terminal.note(`Waiting for another deploy: ${describeHolder(holder)}`),
  };
  const reporter = terminal.json ? jsonReporter(terminal) : runReporter(terminal);
  const result = await deploy(target, database, directory, options, reporter);
  const failed = hasErrors(result.diagnostics);
  terminal.diagnostics(result.diagnostics);
  if (terminal.json) terminal.result(jsonResult({ type: 'result', ok: !failed, ...result }));
  else if (!failed) tellSummary(result.applied.length, result.held ?? [], terminal);
  return failed ? exitCode.error : exitCode.done;
}

function tellSummary(applied: number, held: readonly string[], terminal: Terminal): void {
  if (applied > 0 || held.length === 0) terminal.result(summary(applied));
  if (held.length > 0) terminal.note(heldText(held));
}

/** What waits, and how it is told to go on. */
function heldText([first, ...others]: readonly string[]): string {
  const behind =
    others.length === 0 ? '' : ` ${others.length} more ${others.length === 1 ? 'waits' : 'wait'} behind it.`;
  return `${first} waits until the application of before is gone.${behind} Then: schemac migrate deploy --contract`;
}

function summary(applied: number): string {
  if (applied === 0) return 'Nothing is pending.';
  return `Applied ${applied} ${applied === 1 ? 'migration' : 'migrations'}.`;
}
