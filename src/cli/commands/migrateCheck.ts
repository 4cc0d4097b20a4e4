import { withScratchDatabase } from '../../database/withScratchDatabase.ts';
import { type Diagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import {
  type CheckedDatabase,
  type CheckedFolder,
  checkDatabase,
  checkFolder,
  checkWaysBack,
} from '../../migrate/check.ts';
import { checkFiles } from '../../migrate/checkFiles.ts';
import type { DevProject } from '../../migrate/devProject.ts';
import { readDirectory } from '../../migrate/directory.ts';
import { notToldBy } from '../../migrate/editedSinceRecorded.ts';
import { historyTableName } from '../../migrate/history.ts';
import { readLockFile } from '../../migrate/lockFile.ts';
import { type CheckedSnapshot, checkSnapshot } from '../../migrate/snapshot/checkSnapshot.ts';
import { snapshotName } from '../../migrate/snapshot/snapshot.ts';
import { colorChange } from '../colorChange.ts';
import { historyOf } from '../deployment.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { desiredOf, loadProject, type ProjectOptions, withDatabase } from '../project.ts';
import { scratchUrl } from '../scratchUrl.ts';
import { tell } from '../tell.ts';
import { processTerminal, type Terminal } from '../terminal.ts';

interface Options extends ProjectOptions {
  readonly down?: boolean;
}

interface Checked {
  readonly folder: CheckedFolder;
  readonly back?: readonly Diagnostic[];
  readonly snapshot?: CheckedSnapshot;
  readonly database?: CheckedDatabase;
}

/** `schemac migrate check`: proves that the folder, the schema and, where a url is given, the database agree. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const loaded = await loadProject(options);
  const directory = readDirectory(loaded.migrations);
  const lock = readLockFile(loaded.migrations);
  const problems = [
    ...loaded.diagnostics,
    ...directory.diagnostics,
    ...lock.diagnostics,
    ...(await checkFiles(directory.migrations)),
  ];
  if (hasErrors(problems)) {
    tell(problems, terminal);
    return exitCode.error;
  }
  const project: DevProject = {
    target: loaded.target ?? { embedded: 'memory' },
    directory,
    lock: lock.lock,
    history: { schema: loaded.defaultSchema, name: historyTableName },
    desired: desiredOf(loaded),
  };
  const checked = await check(project, options, terminal);
  return report(checked, problems, terminal);
}

/** On a server that is named, in a scratch database there, so that its version and extensions count. */
async function check(project: DevProject, { url, down }: Options, terminal: Terminal): Promise<Checked> {
  const scratchServer =
    url === undefined
      ? undefined
      : await withDatabase({ url }, (opened) => scratchUrl({ url }, opened, terminal));
  const folder = await withScratchDatabase(scratchServer, (scratch) => checkFolder(scratch, project));
  const isSound = !hasErrors(folder.diagnostics);
  const back =
    down && isSound
      ? await withScratchDatabase(scratchServer, (scratch) => checkWaysBack(scratch, project))
      : undefined;
  const expected = folder.schema;
  const snapshot = isSound ? await checkSnapshot(project.directory, project.lock, scratchServer) : undefined;
  const database =
    url !== undefined && expected
      ? await withDatabase({ url }, (opened) =>
          checkDatabase(opened, { ...project, history: historyOf(opened) }, expected),
        )
      : undefined;
  return {
    folder,
    ...(back ? { back } : {}),
    ...(snapshot ? { snapshot } : {}),
    ...(database ? { database } : {}),
  };
}

function report(checked: Checked, problems: readonly Diagnostic[], terminal: Terminal): ExitCode {
  const { folder, back, snapshot, database } = checked;
  const diagnostics = [
    ...problems,
    ...notToldBy(folder.edited, database?.diagnostics ?? []),
    ...folder.diagnostics,
    ...folder.differences,
    ...(back ?? []),
    ...(snapshot?.diagnostics ?? []),
    ...(database?.diagnostics ?? []),
  ];
  const changed = database?.differences ?? [];
  const isSound = ![folder.diagnostics, back ?? [], database?.diagnostics ?? []].some(hasErrors);
  const isEqual =
    snapshot?.isCurrent !== false &&
    folder.edited.length + folder.differences.length + changed.length + (database?.pending.length ?? 0) === 0;
  terminal.diagnostics(diagnostics);
  if (terminal.json) {
    const { pending, differences } = database ?? {};
    terminal.result(
      jsonResult({
        ok: isSound && isEqual,
        schema: folder.schema !== undefined && folder.differences.length === 0,
        ...(back ? { down: !hasErrors(back) } : {}),
        ...(snapshot ? { snapshot: snapshot.isCurrent } : {}),
        ...(database ? { database: { pending, differences } } : {}),
        diagnostics,
      }),
    );
  } else {
    for (const line of summary(checked, terminal)) terminal.result(line);
  }
  if (!isSound) return exitCode.error;
  return isEqual ? exitCode.done : exitCode.pending;
}

function summary({ folder, back, snapshot, database }: Checked, { colors }: Terminal): readonly string[] {
  const line = (ok: boolean, good: string, bad: string) =>
    ok ? `${colors.green('✓')} ${good}` : `${colors.red('✗')} ${bad}`;
  const schema = line(
    folder.schema !== undefined && folder.differences.length === 0,
    'The migrations lead to the schema.',
    folder.schema ? 'The migrations do not lead to the schema.' : 'The migrations fail on an empty database.',
  );
  const down = back
    ? [line(!hasErrors(back), 'Every down.sql leads back.', 'Not every down.sql leads back.')]
    : [];
  const file = snapshot
    ? [
        line(
          snapshot.isCurrent,
          `${snapshotName} leads to what the migrations lead to.`,
          `${snapshotName} is not what the migrations lead to.`,
        ),
      ]
    : [];
  const edited =
    folder.edited.length > 0
      ? [line(false, '', 'Applied migrations were edited after they were recorded.')]
      : [];
  return [...edited, schema, ...down, ...file, ...(database ? databaseLines(database, line, colors) : [])];
}

function databaseLines(
  { pending, differences = [], diagnostics }: CheckedDatabase,
  line: (ok: boolean, good: string, bad: string) => string,
  colors: Terminal['colors'],
): readonly string[] {
  if (hasErrors(diagnostics))
    return [line(false, '', 'The history of the database does not fit the folder.')];
  if (pending.length > 0) return [line(false, '', `The database lacks ${pending.join(', ')}.`)];
  const good = 'The database is what the migrations lead to.';
  return [
    line(differences.length === 0, good, 'The database is not what the migrations lead to:'),
    ...differences.map((change) => colorChange(change, colors)),
  ];
}
