import type { Database } from '../../database/database.ts';
import { withDeployLock } from '../../database/withDeployLock.ts';
import { hasErrors } from '../../diagnostic/diagnostic.ts';
import { deploy } from '../../migrate/deploy.ts';
import { emptySchemas } from '../../migrate/emptySchemas.ts';
import { readLockFile } from '../../migrate/lockFile.ts';
import type { ApplyResult } from '../../migrate/runner.ts';
import { confirmedName, emptiedBy } from '../confirmedName.ts';
import { type Deployment, deployLock, historyOf, loadDeployment } from '../deployment.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { keepSnapshot } from '../keepSnapshot.ts';
import { type ProjectOptions, withDatabase } from '../project.ts';
import { runReporter } from '../runReporter.ts';
import { runSeed, type Seeded } from '../runSeed.ts';
import { readSchemaFiles } from '../schemaFiles.ts';
import { scratchUrl } from '../scratchUrl.ts';
import { seedSource } from '../seedSource.ts';
import { processTerminal, type Terminal } from '../terminal.ts';
import { version } from '../version.ts';

interface Options extends ProjectOptions {
  readonly force?: string;
  readonly skipSeed?: boolean;
  readonly wait: string;
}

/** `schemac migrate reset`: empties a development database, applies all migrations again, and seeds it. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const deployment = await loadDeployment(options, terminal, true);
  if (!deployment) return exitCode.error;
  const seed = options.skipSeed ? undefined : seedSource(readSchemaFiles(options.schema).path);
  const { target } = deployment;
  const done = await withDatabase(target, async (database) => {
    const asked = { named: options.force, command: 'schemac migrate reset --force' };
    const name = await confirmedName(database, deployment.schemas, asked, terminal);
    if (name === undefined) return undefined;
    const lock = deployLock(database, historyOf(database), options, terminal);
    return withDeployLock(target, lock, async ({ check }) => {
      const result = await reset(database, deployment, { name, check }, terminal);
      if (hasErrors(result.diagnostics)) return result;
      const scratch = () => scratchUrl(target, database, terminal);
      const kept = await keepSnapshot(deployment.directory.path, scratch, terminal);
      return { ...result, diagnostics: [...result.diagnostics, ...kept] };
    });
  });
  if (!done) return exitCode.pending;
  const seeded = seed && !hasErrors(done.diagnostics) ? await runSeed(seed, target, [], terminal) : undefined;
  return report(done, seeded, terminal);
}

interface Reset extends ApplyResult {
  readonly name: string;
}

async function reset(
  database: Database,
  deployment: Deployment,
  { name, check }: { readonly name: string; readonly check: () => Promise<void> },
  terminal: Terminal,
): Promise<Reset> {
  const { target, directory, schemas } = deployment;
  const { objects } = readLockFile(directory.path).lock;
  await emptySchemas(database, emptiedBy(database, schemas, objects));
  const options = {
    version,
    history: historyOf(database),
    ...(schemas ? { schemas } : {}),
    check,
    lock: 'none',
    lockWaitMs: 0,
  } as const;
  return { name, ...(await deploy(target, database, directory, options, runReporter(terminal))) };
}

function report(
  { name, applied, diagnostics }: Reset,
  seeded: Seeded | undefined,
  terminal: Terminal,
): ExitCode {
  const found = [...diagnostics, ...(seeded?.diagnostics ?? [])];
  const ok = !hasErrors(found);
  terminal.diagnostics(found);
  if (terminal.json) {
    const seed = seeded ? { seeded: !hasErrors(seeded.diagnostics) } : {};
    terminal.result(jsonResult({ ok, database: name, applied, ...seed, diagnostics: found }));
  } else {
    const count = applied.length === 1 ? '1 migration' : `${applied.length} migrations`;
    terminal.result(
      `Emptied ${name}, ${seeded && ok ? `applied ${count}, and seeded it` : `and applied ${count}`}.`,
    );
  }
  return ok ? exitCode.done : exitCode.error;
}
