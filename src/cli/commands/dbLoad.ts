import { withDeployLock } from '../../database/withDeployLock.ts';
import { hasErrors } from '../../diagnostic/diagnostic.ts';
import { type LoadResult, loadDatabase, unloadable } from '../../migrate/snapshot/loadDatabase.ts';
import { snapshotPath } from '../../migrate/snapshot/snapshotFile.ts';
import { deployLock, historyOf, loadDeployment } from '../deployment.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { type ProjectOptions, withDatabase } from '../project.ts';
import { runReporter } from '../runReporter.ts';
import { scratchUrl } from '../scratchUrl.ts';
import { tell } from '../tell.ts';
import { processTerminal, type Terminal } from '../terminal.ts';
import { version } from '../version.ts';
import { withNewDatabase } from '../withNewDatabase.ts';

interface Options extends ProjectOptions {
  readonly wait: string;
}

/** `schemac db load`: builds an empty database from the one file. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const deployment = await loadDeployment(options, terminal, true);
  if (!deployment) return exitCode.error;
  const { target, directory, schemas } = deployment;
  // Before a database is made for it.
  const problems = await unloadable(directory);
  if (hasErrors(problems)) {
    tell([...directory.diagnostics, ...problems], terminal);
    return exitCode.error;
  }
  const { label, ...result } = await withNewDatabase(target, terminal, () =>
    withDatabase(target, (database) => {
      const table = historyOf(database);
      const lock = deployLock(database, table, options, terminal);
      return withDeployLock(target, lock, async ({ check }) => ({
        label: database.label,
        ...(await loadDatabase(database, directory, {
          table,
          ...(schemas ? { schemas } : {}),
          tenant: options.targetSchema !== undefined,
          scratchUrl: () => scratchUrl(target, database, terminal),
          run: { version, check },
          report: runReporter(terminal),
        })),
      }));
    }),
  );
  const told = { ...result, diagnostics: [...directory.diagnostics, ...result.diagnostics] };
  return report(told, { label, path: snapshotPath(directory.path) }, terminal);
}

function report(
  { wasThere, applied, pending, diagnostics }: LoadResult,
  { label, path }: { readonly label: string; readonly path: string },
  terminal: Terminal,
): ExitCode {
  const ok = !hasErrors(diagnostics);
  terminal.diagnostics(diagnostics);
  if (terminal.json)
    terminal.result(jsonResult({ ok, loaded: ok && !wasThere, applied, pending, diagnostics }));
  else if (ok) {
    const count = applied.length === 1 ? 'Its migration counts' : `Its ${applied.length} migrations count`;
    const done = wasThere ? `${label} holds what ${path} makes already.` : `Loaded ${path} into ${label}.`;
    terminal.result(`${done} ${count} as applied.`);
    if (pending.length > 0)
      terminal.note(`Newer than the file: ${pending.join(', ')}. Apply: schemac migrate deploy`);
  }
  return ok ? exitCode.done : exitCode.error;
}
