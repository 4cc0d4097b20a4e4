import type { Database } from '../../database/database.ts';
import { withDeployLock } from '../../database/withDeployLock.ts';
import { dev } from '../../migrate/dev.ts';
import type { DevProject } from '../../migrate/devProject.ts';
import type { DevResult } from '../../migrate/devResult.ts';
import { readDirectory } from '../../migrate/directory.ts';
import { readLockFile } from '../../migrate/lockFile.ts';
import type { ReviseFiles } from '../../migrate/revisedFiles.ts';
import { askQuestions } from '../askQuestions.ts';
import { deployLock, historyOf } from '../deployment.ts';
import { exitCode } from '../exitCode.ts';
import { keepSnapshot } from '../keepSnapshot.ts';
import { printDevResult, printPulled, printWritten } from '../printDevResult.ts';
import { desiredOf, loadProject, type ProjectOptions, withDatabase } from '../project.ts';
import { reviseFiles } from '../reviseFiles.ts';
import { runReporter } from '../runReporter.ts';
import { scratchUrl } from '../scratchUrl.ts';
import { processTerminal, type Terminal } from '../terminal.ts';
import { usableTarget } from '../usableTarget.ts';
import { UsageError } from '../usageError.ts';
import { version } from '../version.ts';
import { withNewDatabase } from '../withNewDatabase.ts';

interface Options extends ProjectOptions {
  readonly name?: string;
  readonly wait: string;
  readonly createOnly?: boolean;
  readonly empty?: boolean;
  readonly pull?: boolean;
  readonly phased?: boolean;
  readonly noPull?: boolean;
  readonly rename?: readonly string[];
  readonly drop?: readonly string[];
  readonly acceptDataLoss?: boolean;
}

/** `schemac migrate dev`: from an edited schema to a proven, applied migration. */
export async function run(options: Options): Promise<number> {
  if (options.pull && options.noPull)
    throw new UsageError('--pull and --no-pull are two answers.', 'Give one.');
  const terminal = processTerminal(options);
  const project = await loadProject(options);
  const directory = readDirectory(project.migrations);
  const lock = readLockFile(project.migrations);
  const diagnostics = [...project.diagnostics, ...directory.diagnostics, ...lock.diagnostics];
  const target = usableTarget(project, diagnostics, terminal);
  if (!target) return exitCode.error;
  const result = await withNewDatabase(target, terminal, () =>
    withDatabase(target, (database) => {
      const history = historyOf(database);
      const work = { target, directory, lock: lock.lock, desired: desiredOf(project), history };
      return withDeployLock(target, deployLock(database, history, options, terminal), async ({ check }) => {
        const scratch = () => scratchUrl(target, database, terminal);
        const done = await runDev(
          database,
          work,
          {
            ...options,
            check,
            revise: (state) => reviseFiles(project, state),
            scratchUrl: scratch,
          },
          terminal,
        );
        if (done.type !== 'up-to-date' && done.type !== 'migrated') return done;
        const kept = await keepSnapshot(project.migrations, scratch, terminal);
        return { ...done, diagnostics: [...done.diagnostics, ...kept] };
      });
    }),
  );
  const told = { ...result, diagnostics: [...diagnostics, ...result.diagnostics] };
  return printDevResult(told, terminal, project.defaultSchema);
}

function runDev(
  database: Database,
  project: DevProject,
  options: Options & {
    readonly check: (doing?: string) => Promise<void>;
    readonly revise: ReviseFiles;
    readonly scratchUrl: () => Promise<string | undefined>;
  },
  terminal: Terminal,
): Promise<DevResult> {
  return dev(database, project, {
    flags: {
      renames: options.rename ?? [],
      drops: options.drop ?? [],
      acceptDataLoss: options.acceptDataLoss ?? false,
      ...(options.pull || options.noPull ? { pull: !options.noPull } : {}),
    },
    ...(options.name === undefined ? {} : { name: options.name }),
    createOnly: options.createOnly ?? false,
    empty: options.empty ?? false,
    revise: options.revise,
    scratchUrl: options.scratchUrl,
    onPulled: (files) => printPulled(files, terminal),
    phased: options.phased ?? false,
    run: { version, check: options.check },
    report: runReporter(terminal),
    onWritten: (migration) => printWritten(migration, terminal, database.defaultSchema),
    ...(terminal.interactive ? { ask: (questions) => askQuestions(questions) } : {}),
  });
}
