import { describeHolder } from '../../database/lockHolder.ts';
import { hasErrors } from '../../diagnostic/diagnostic.ts';
import { deploy } from '../../migrate/deploy.ts';
import { historyOf, loadDeployment } from '../deployment.ts';
import { durationOption } from '../duration.ts';
import { exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { type ProjectOptions, withDatabase } from '../project.ts';
import { runReporter } from '../runReporter.ts';
import { processTerminal } from '../terminal.ts';
import { version } from '../version.ts';

interface Options extends ProjectOptions {
  readonly lockTimeout: string;
  readonly wait: string;
}

/** `schemac migrate deploy`: applies what is pending, and nothing else. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const lockTimeoutMs = durationOption('lock-timeout', options.lockTimeout);
  const lockWaitMs = durationOption('wait', options.wait);
  const deployment = await loadDeployment(options, terminal, false);
  if (!deployment) return exitCode.error;
  const { target, directory, schemas } = deployment;
  const result = await withDatabase(target, (database) =>
    deploy(
      target,
      database,
      directory,
      {
        version,
        history: historyOf(database),
        ...(schemas ? { schemas } : {}),
        lockTimeoutMs,
        lockWaitMs,
        onLockWait: (holder) => terminal.note(`Waiting for another deploy: ${describeHolder(holder)}`),
      },
      runReporter(terminal),
    ),
  );
  const failed = hasErrors(result.diagnostics);
  terminal.diagnostics(result.diagnostics);
  if (options.json) terminal.result(jsonResult({ ok: !failed, ...result }));
  else if (!failed) terminal.result(summary(result.applied.length));
  return failed ? exitCode.error : exitCode.done;
}

function summary(applied: number): string {
  if (applied === 0) return 'Nothing is pending.';
  return `Applied ${applied} ${applied === 1 ? 'migration' : 'migrations'}.`;
}
