import type { Database } from '../../database/database.ts';
import { withScratchDatabase } from '../../database/withScratchDatabase.ts';
import { type Diagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { checkDatabase, checkFolder, checkWaysBack } from '../../migrate/check.ts';
import { checkFiles } from '../../migrate/checkFiles.ts';
import type { DevProject } from '../../migrate/devProject.ts';
import { readDirectory } from '../../migrate/directory.ts';
import { notToldBy } from '../../migrate/editedSinceRecorded.ts';
import { historyTableName } from '../../migrate/history.ts';
import { readLockFile } from '../../migrate/lockFile.ts';
import { readScratchState } from '../../migrate/scratchState.ts';
import { checkSnapshot } from '../../migrate/snapshot/checkSnapshot.ts';
import { hasSnapshot } from '../../migrate/snapshot/snapshotFile.ts';
import { readTests } from '../../migrate/testing/readTests.ts';
import { runTests, type TestRun } from '../../migrate/testing/runTests.ts';
import { type Checked, checkSummary } from '../checkSummary.ts';
import { historyOf } from '../deployment.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { desiredOf, loadProject, type ProjectOptions, withDatabase } from '../project.ts';
import { scratchUrl } from '../scratchUrl.ts';
import { tell } from '../tell.ts';
import { processTerminal, type Terminal } from '../terminal.ts';
import { version } from '../version.ts';

interface Options extends ProjectOptions {
  readonly down?: boolean;
  readonly skipTests?: boolean;
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
async function check(
  project: DevProject,
  { url, down, skipTests }: Options,
  terminal: Terminal,
): Promise<Checked> {
  const scratchServer =
    url === undefined
      ? undefined
      : await withDatabase({ url }, (opened) => scratchUrl({ url }, opened, terminal));
  const { folder, state } = await withScratchDatabase(scratchServer, (scratch) =>
    runFolder(scratch, project),
  );
  const isSound = !hasErrors(folder.diagnostics);
  const back =
    down && isSound
      ? await withScratchDatabase(scratchServer, (scratch) => checkWaysBack(scratch, project))
      : undefined;
  const tests = isSound && !skipTests ? await runAllTests(project, scratchServer) : undefined;
  const expected = folder.schema;
  const snapshot = state && (await checkSnapshot(project.directory, project.lock, state, scratchServer));
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
    ...(tests ? { tests } : {}),
    ...(database ? { database } : {}),
  };
}

/** The state that the folder leads to is kept for the file that says what that is, where there is one. */
async function runFolder(scratch: Database, project: DevProject) {
  const folder = await checkFolder(scratch, project);
  const isSaid = hasSnapshot(project.directory.path) && !hasErrors(folder.diagnostics);
  return { folder, state: isSaid ? await readScratchState(scratch, project.lock) : undefined };
}

/** Undefined where no migration has tests. */
async function runAllTests(
  { directory: { migrations } }: DevProject,
  scratchServer: string | undefined,
): Promise<TestRun | undefined> {
  const { tests } = await readTests(migrations);
  if (tests.length === 0) return undefined;
  return runTests(migrations, tests, {
    ...(scratchServer === undefined ? {} : { scratchUrl: scratchServer }),
    version,
    onCase: () => undefined,
  });
}

function report(checked: Checked, problems: readonly Diagnostic[], terminal: Terminal): ExitCode {
  const { folder, back, snapshot, tests, database } = checked;
  const ofTests = tests ? [...tests.diagnostics, ...tests.cases.flatMap((tested) => tested.diagnostics)] : [];
  const diagnostics = [
    ...problems,
    ...notToldBy(folder.edited, database?.diagnostics ?? []),
    ...folder.diagnostics,
    ...folder.differences,
    ...(back ?? []),
    ...(snapshot?.diagnostics ?? []),
    ...ofTests,
    ...(database?.diagnostics ?? []),
  ];
  const changed = database?.differences ?? [];
  const isSound = ![folder.diagnostics, back ?? [], ofTests, database?.diagnostics ?? []].some(hasErrors);
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
        ...(tests ? { tests: tests.cases } : {}),
        ...(database ? { database: { pending, differences } } : {}),
        diagnostics,
      }),
    );
  } else {
    for (const line of checkSummary(checked, terminal)) terminal.result(line);
  }
  if (!isSound) return exitCode.error;
  return isEqual ? exitCode.done : exitCode.pending;
}
