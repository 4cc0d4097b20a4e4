import { existsSync } from 'node:fs';
import type { Database, DatabaseTarget } from '../database/database.ts';
import { describeHolder, type LockHolder } from '../database/lockHolder.ts';
import { type Diagnostic, errorDiagnostic, hasErrors, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import { type MigrationsDirectory, readDirectory } from '../migrate/directory.ts';
import { type HistoryTable, historyTableName } from '../migrate/history.ts';
import { runName } from '../migrate/historyTable.ts';
import { durationOption } from './duration.ts';
import { loadTarget, type ProjectOptions } from './project.ts';
import { tell } from './tell.ts';
import type { Terminal } from './terminal.ts';

/** A migrations folder and the database that it is for. */
export interface Deployment {
  readonly target: DatabaseTarget;
  readonly directory: MigrationsDirectory;
  /** The schemas that the datasource lists; absent: the default schema. */
  readonly schemas?: readonly string[];
}

/**
 * The folder and the database of a command that reads no schema but for where they are. What is wrong is told;
 * then there is no deployment. `tolerated`: the codes of errors that do not stop the command.
 */
export async function loadDeployment(
  options: ProjectOptions,
  terminal: Terminal,
  embedded: boolean,
  tolerated: readonly string[] = [],
): Promise<Deployment | undefined> {
  const loaded = await loadFolder(options, terminal, embedded, tolerated);
  if (!loaded) return undefined;
  const { target, ...deployment } = loaded;
  if (target) return { target, ...deployment };
  tell(loaded.directory.diagnostics, terminal);
  return undefined;
}

/** The same, where the database may be named elsewhere: `no-database` is then to be tolerated. */
export async function loadFolder(
  options: ProjectOptions,
  terminal: Terminal,
  embedded: boolean,
  tolerated: readonly string[] = [],
): Promise<(Omit<Deployment, 'target'> & { readonly target?: DatabaseTarget }) | undefined> {
  const { target, migrations, diagnostics, note, schemas } = await loadTarget(options, embedded);
  const read = readDirectory(migrations);
  const missing = existsSync(migrations) ? [] : [missingFolder(migrations, options.migrations !== undefined)];
  const directory = { ...read, diagnostics: [...read.diagnostics, ...missing] };
  const found = [...diagnostics, ...directory.diagnostics];
  const fatal = found.filter(({ code }) => !tolerated.includes(code));
  if (!hasErrors(fatal)) {
    if (note) terminal.note(terminal.colors.dim(note));
    return { ...(target ? { target } : {}), directory, ...(schemas ? { schemas } : {}) };
  }
  tell(found, terminal);
  return undefined;
}

/** A project may have no migrations yet; a folder that is named should be there. */
function missingFolder(path: string, named: boolean): Diagnostic {
  const message = `There is no migrations folder \`${path}\`.`;
  return named
    ? errorDiagnostic('no-migrations-folder', message)
    : warningDiagnostic('no-migrations-folder', message);
}

/** The lock under which a command changes a database: how long it waits for other deploys, and that it says for whom. */
export function deployLock(
  database: Database,
  history: HistoryTable,
  options: { readonly wait: string },
  terminal: Terminal,
) {
  return {
    name: runName(history),
    session: database,
    waitMs: durationOption('wait', options.wait),
    onWait: (holder: LockHolder) => terminal.note(`Waiting for another deploy: ${describeHolder(holder)}`),
  };
}

/** Where a database remembers its migrations. */
export function historyOf(database: Database): HistoryTable {
  return { schema: database.defaultSchema, name: historyTableName };
}
