import { withDeployLock } from '../../src/database/withDeployLock.ts';
import { type Diagnostic, hasErrors } from '../../src/diagnostic/diagnostic.ts';
import { readDirectory } from '../../src/migrate/directory.ts';
import { planDown, takeBack } from '../../src/migrate/down.ts';
import { finishDown } from '../../src/migrate/finishDown.ts';
import { runName } from '../../src/migrate/historyTable.ts';
import { deployFolder, inSession, table } from '../migrate/deploying.ts';

/** What a command has said. */
export interface RanInProcess {
  readonly status: number;
  readonly stderr: string;
}

/** Does what `migrate deploy` or `migrate down --to ID` does, without a process of its own: ten times as fast. */
export async function deployInProcess(
  command: readonly string[],
  folder: string,
  url: string,
): Promise<RanInProcess> {
  try {
    if (command[1] === 'deploy')
      return told((await deployFolder({ url }, folder, { lockWaitMs: 60_000 })).diagnostics);
    return told(await downTo(command[3]!, folder, url));
  } catch (error) {
    return { status: 1, stderr: String(error) };
  }
}

function downTo(id: string, folder: string, url: string): Promise<readonly Diagnostic[]> {
  return inSession({ url }, (database) =>
    withDeployLock(
      { url },
      { name: runName(table), session: database, waitMs: 60_000 },
      async ({ check }) => {
        const directory = readDirectory(folder);
        const settings = {
          table,
          range: { type: 'to', id } as const,
          run: { version: '1.2.3', check },
          report: () => undefined,
          redo: false,
          onTakenBack: () => undefined,
        };
        const { finished, diagnostics } = await finishDown(database, directory, table, settings);
        if (hasErrors(diagnostics)) return diagnostics;
        const plan = await planDown(database, directory, { ...settings, finished });
        const refused = [...plan.diagnostics, ...plan.graded.flatMap(({ diagnostics }) => diagnostics)];
        if (hasErrors(refused)) return refused;
        return (await takeBack(database, directory, plan.chosen, { ...settings, finished })).diagnostics;
      },
    ),
  );
}

function told(diagnostics: readonly Diagnostic[]): RanInProcess {
  return { status: hasErrors(diagnostics) ? 1 : 0, stderr: JSON.stringify(diagnostics, ['code', 'message']) };
}
