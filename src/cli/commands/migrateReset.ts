import type { Database } from '../../database/database.ts';
import { withDeployLock } from '../../database/withDeployLock.ts';
import { hasErrors } from '../../diagnostic/diagnostic.ts';
import { deploy } from '../../migrate/deploy.ts';
import { type EmptiedSchemas, emptySchemas } from '../../migrate/emptySchemas.ts';
import { runName } from '../../migrate/historyTable.ts';
import { readLockFile } from '../../migrate/lockFile.ts';
import { readState } from '../../migrate/recordedState.ts';
import { objectName } from '../../model/object.ts';
import { type Deployment, historyOf, loadDeployment, waitingFor } from '../deployment.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { Interrupted } from '../interrupted.ts';
import { jsonResult } from '../jsonResult.ts';
import { type ProjectOptions, withDatabase } from '../project.ts';
import { runReporter } from '../runReporter.ts';
import { processTerminal, type Terminal } from '../terminal.ts';
import { UsageError } from '../usageError.ts';
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
    const name = await nameOf(database);
    if (!(await isMeant(database, deployment, name, options, terminal))) return exitCode.pending;
    const lock = { name: runName(historyOf(database)), session: database, ...waitingFor(options, terminal) };
    return withDeployLock(target, lock, ({ check }) =>
      reset(database, deployment, { name, check, wait: 0 }, terminal),
    );
  });
}

/** The embedded database has no name that anybody knows. */
async function nameOf(database: Database): Promise<string> {
  if (database.embedded) return 'embedded';
  const [row] = await database.query<{ name: string }>('SELECT current_database()::text AS name');
  return row!.name;
}

/** Asks for the name of the database, so that nobody empties another one than they think of. */
async function isMeant(
  database: Database,
  deployment: Deployment,
  name: string,
  { force }: Options,
  terminal: Terminal,
): Promise<boolean> {
  if (force === name) return true;
  if (force !== undefined)
    throw new UsageError(
      `\`--force ${force}\` is not the name of this database.`,
      `It is \`${name}\`: ${database.label}`,
    );
  const state = await readState(database, schemasOf(deployment, database));
  const tables = [...state.values()].filter(({ kind }) => kind === 'table').length;
  const what = tables === 1 ? '1 table with its rows' : `${tables} tables with their rows`;
  terminal.note(`This drops ${what}, and all else, from ${database.label}.`);
  if (!terminal.interactive) {
    terminal.note(`Nothing is done. If that is what you want: schemac migrate reset --force ${name}`);
    return false;
  }
  const prompts = await import('@clack/prompts');
  const answer = await prompts.text({ message: `Type the name of the database, ${name}, to go on` });
  if (prompts.isCancel(answer)) throw new Interrupted();
  if (answer !== name) terminal.note('Nothing is done.');
  return answer === name;
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
  await emptySchemas(database, emptiedBy(deployment, database));
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

function schemasOf({ schemas }: Deployment, database: Database): readonly string[] {
  return schemas ?? [database.defaultSchema];
}

/** What the schema files have declared is in the lock file. */
function emptiedBy(deployment: Deployment, database: Database): EmptiedSchemas {
  const { objects } = readLockFile(deployment.directory.path).lock;
  const declared = (kind: string) =>
    [...objects].filter((id) => id.startsWith(`${kind}:`)).map((id) => objectName(id)[0]!);
  return {
    // The history is in the default schema, whatever schemas are declared.
    schemas: [...new Set([...schemasOf(deployment, database), database.defaultSchema])],
    dropped: declared('schema').filter((schema) => schema !== database.defaultSchema),
    extensions: declared('extension'),
  };
}
