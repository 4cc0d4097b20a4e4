import type { Database } from '../database/database.ts';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { baselineSql, tryBaseline } from '../migrate/baseline.ts';
import { compareProject, type DevProject, settledLock } from '../migrate/devProject.ts';
import { readDirectory } from '../migrate/directory.ts';
import { readHistory } from '../migrate/history.ts';
import { readLockFile, writeLockFile } from '../migrate/lockFile.ts';
import { nextMigrationId } from '../migrate/nextMigrationId.ts';
import { resolveMigration } from '../migrate/resolveMigration.ts';
import { writeMigration } from '../migrate/writeMigration.ts';
import { type Deployment, historyOf, loadDeployment } from './deployment.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { jsonResult } from './jsonResult.ts';
import { desiredOf, loadProject, type ProjectOptions, withDatabase } from './project.ts';
import { leftOutText, type PulledSchema, pullSchema } from './pullSchema.ts';
import { readSchemaFiles } from './schemaFiles.ts';
import { scratchUrl } from './scratchUrl.ts';
import { tell } from './tell.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';
import { writeIfAbsent } from './writeIfAbsent.ts';

interface Options extends ProjectOptions {
  readonly name?: string;
}

/** Begins the migrations of a database that was made without schemac: what it holds is the first of them. */
export async function baseline(options: Options, terminal: Terminal): Promise<ExitCode> {
  const deployment = await loadDeployment(options, terminal, false);
  if (!deployment) return exitCode.error;
  const { directory } = deployment;
  if (directory.migrations.length > 0) {
    tell([migrationsExist(directory.path, directory.migrations[0]!.id)], terminal);
    return exitCode.error;
  }
  return withDatabase(deployment.target, (database) => begin(database, deployment, options, terminal));
}

async function begin(
  database: Database,
  deployment: Deployment,
  options: Options,
  terminal: Terminal,
): Promise<ExitCode> {
  const { target, directory, schemas } = deployment;
  const { rows } = await readHistory(database, historyOf(database));
  if (rows.length > 0) {
    tell([historyExists(rows.length, rows[0]!.origin, database)], terminal);
    return exitCode.error;
  }
  const found = readSchemaFiles(options.schema);
  const isThere = found.sources.length > 0;
  const path = isThere ? found.path : (options.schema ?? 'schema.dsl');
  const pulled = await pullSchema(database, {
    schemas: isThere ? (schemas ?? [database.defaultSchema]) : undefined,
  });
  if (pulled.schema.size === 0) {
    tell([emptyDatabase(database)], terminal);
    return exitCode.error;
  }
  const id = nextMigrationId(directory, options.name ?? 'baseline');
  const sql = baselineSql(pulled.schema, database);
  const url = await scratchUrl(target, database, terminal);
  const tried = await tryBaseline(id, sql, pulled.schema, url);
  if (!isThere) writeIfAbsent({ [path]: pulled.text });
  const written = writeMigration(directory.path, { id, parents: [], sql });
  if (written.diagnostic) {
    tell([written.diagnostic], terminal);
    return exitCode.error;
  }
  const settled = await settle(database, deployment, id, pulled, { ...options, schema: path });
  const diagnostics = [...(isThere ? [] : pulled.diagnostics), ...tried, ...settled.diagnostics];
  terminal.diagnostics(diagnostics);
  if (hasErrors(diagnostics)) {
    if (terminal.json) terminal.result(jsonResult({ ok: false, diagnostics }));
    return exitCode.error;
  }
  const { isEqual } = settled;
  if (terminal.json)
    terminal.result(
      jsonResult({
        ok: true,
        schema: path,
        migration: written.path,
        equal: isEqual,
        leftOut: pulled.leftOut,
        diagnostics,
      }),
    );
  else
    say({ path, isThere, migration: written.path, id, isEqual, leftOut: pulled.leftOut }, database, terminal);
  return exitCode.done;
}

/** Notes the baseline as applied, and owns what the schema declares. */
async function settle(
  database: Database,
  { target, directory: { path } }: Deployment,
  id: string,
  { schema }: PulledSchema,
  options: ProjectOptions,
): Promise<{ readonly isEqual: boolean; readonly diagnostics: readonly Diagnostic[] }> {
  const directory = readDirectory(path);
  const loaded = await loadProject({ ...options, migrations: path });
  const desired = desiredOf(loaded);
  const noted = await resolveMigration(database, directory, {
    ...{ id, as: 'applied', version, table: historyOf(database) },
    ...(desired.schemas ? { schemas: desired.schemas } : {}),
  });
  const { lock, diagnostics } = readLockFile(path);
  const problems = [...loaded.diagnostics, ...noted, ...diagnostics];
  if (hasErrors(problems)) return { isEqual: false, diagnostics: problems };
  const project: DevProject = { target, directory, lock, history: historyOf(database), desired };
  const { changes, learned } = await compareProject(project, database, schema);
  const settled = await settledLock(project, directory.migrations, learned);
  return {
    isEqual: changes.length === 0,
    diagnostics: [...loaded.diagnostics, ...writeLockFile(path, settled)],
  };
}

interface Begun {
  readonly path: string;
  readonly isThere: boolean;
  readonly migration: string;
  readonly id: string;
  readonly isEqual: boolean;
  readonly leftOut: PulledSchema['leftOut'];
}

function say(
  { path, isThere, migration, id, isEqual, leftOut }: Begun,
  database: Database,
  terminal: Terminal,
): void {
  const left = leftOutText(leftOut);
  if (left !== undefined) terminal.note(left);
  terminal.result(isThere ? `Left ${path} as it was.` : `Wrote ${path}.`);
  terminal.result(`Wrote ${migration}, which counts as applied in ${database.label}.`);
  terminal.note(
    isEqual
      ? `Next: edit ${path}, then: schemac migrate dev`
      : `${path} asks for something else than the database holds. Look: schemac migrate diff`,
  );
  terminal.note(`In other databases that hold the same: schemac migrate resolve --applied ${id} --url …`);
}

function migrationsExist(path: string, first: string): Diagnostic {
  return errorDiagnostic('migrations-exist', `\`${path}\` holds migrations already.`, {
    fixes: [
      {
        title: `If the database holds what they make: \`schemac migrate resolve --applied ${first}\`, and so on`,
      },
      { title: 'Or begin another folder: `--migrations DIR`' },
    ],
  });
}

function historyExists(count: number, origin: 'schemac' | 'prisma', { label }: Database): Diagnostic {
  const who = origin === 'prisma' ? 'Prisma' : 'schemac';
  const message = `${who} has applied ${count === 1 ? 'a migration' : `${count} migrations`} in ${label} already.`;
  return errorDiagnostic('history-exists', message, {
    fixes: [
      origin === 'prisma'
        ? {
            title:
              'Its folder is taken over as it is: `schemac migrate status --migrations prisma/migrations`',
          }
        : { title: 'Bring their folder here, from git: `schemac migrate history` names them' },
    ],
  });
}

function emptyDatabase({ label }: Database): Diagnostic {
  return errorDiagnostic('empty-database', `There is nothing in ${label} to begin with.`, {
    fixes: [{ title: 'Begin a new project: `schemac init`' }],
  });
}
