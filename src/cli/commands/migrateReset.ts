import type { Database } from '../../database/database.ts';
import { withDeployLock } from '../../database/withDeployLock.ts';
import { hasErrors } from '../../diagnostic/diagnostic.ts';
import { deploy } from '../../migrate/deploy.ts';
import { emptySchemas } from '../../migrate/emptySchemas.ts';
import { runName } from '../../migrate/historyTable.ts';
import { readLockFile } from '../../migrate/lockFile.ts';
import { confirmedName, emptiedBy } from '../confirmedName.ts';
import { type Deployment, historyOf, loadDeployment, waitingFor } from '../deployment.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { type ProjectOptions, withDatabase } from '../project.ts';
import { runReporter } from '../runReporter.ts';
import { processTerminal, type Terminal } from '../terminal.ts';
import { version } from '../version.ts';

interface Options extends ProjectOptions {
  readonly force?: string;
  readonly wait: string;
}

/** `schemac migrate reset`: empties a development database and applies all migrations again. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const deployment = await loadDeployment(options, terminal, true);
  if (!deployment) return exitCode.error;
  const { target } = deployment;
  return withDatabase(target, async (database) => {
    const asked = { named: options.force, command: 'schemac migrate reset --force' };
    const name = await confirmedName(database, deployment.schemas, asked, terminal);
    if (name === undefined) return exitCode.pending;
    const lock = { name: runName(historyOf(database)), session: database, ...waitingFor(options, terminal) };
    return withDeployLock(target, lock, ({ check }) =>
      reset(database, deployment, { name, check, wait: 0 }, terminal),
    );
  });
}

async function reset(
  database: Database,
  deployment: Deployment,
  {
    name,
    check,
    wait,
  }: { readonly name: string; readonly check: () => Promise<void>; readonly wait: number },
  terminal: Terminal,
): Promise<ExitCode> {
  const { target, directory, schemas } = deployment;
  const { objects } = readLockFile(directory.path).lock;
  await emptySchemas(database, emptiedBy(database, schemas, objects));
  const options = {
    version,
    history: historyOf(database),
    ...(schemas ? { schemas } : {}),
    check,
    lock: 'none',
    lockWaitMs: wait,
  } as const;
  const { applied, diagnostics } = await deploy(target, database, directory, options, runReporter(terminal));
  const ok = !hasErrors(diagnostics);
  terminal.diagnostics(diagnostics);
  if (terminal.json) terminal.result(jsonResult({ ok, database: name, applied, diagnostics }));
  else
    terminal.result(
      `Emptied ${name}, and applied ${applied.length === 1 ? '1 migration' : `${applied.length} migrations`}.`,
    );
  return ok ? exitCode.done : exitCode.error;
}
