import { errorDiagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { resolveMigration } from '../../migrate/resolveMigration.ts';
import { historyOf, loadDeployment } from '../deployment.ts';
import { exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { type ProjectOptions, withDatabase } from '../project.ts';
import { tell } from '../tell.ts';
import { processTerminal } from '../terminal.ts';
import { version } from '../version.ts';

interface Options extends ProjectOptions {
  readonly applied?: string;
  readonly rolledBack?: string;
}

/** `schemac migrate resolve`: a person says what has become of a migration; none of its SQL is run. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const { applied, rolledBack } = options;
  const id = applied ?? rolledBack;
  if (id === undefined || (applied !== undefined && rolledBack !== undefined)) {
    const message = 'Say of one migration what has become of it: `--applied ID` or `--rolled-back ID`.';
    tell([errorDiagnostic('which-resolution', message)], terminal);
    return exitCode.error;
  }
  const deployment = await loadDeployment(options, terminal, true);
  if (!deployment) return exitCode.error;
  const { target, directory } = deployment;
  const as = applied === undefined ? 'rolled-back' : 'applied';
  const diagnostics = await withDatabase(target, (database) =>
    resolveMigration(database, directory, { id, as, version, table: historyOf(database) }),
  );
  if (hasErrors(diagnostics)) {
    tell(diagnostics, terminal);
    return exitCode.error;
  }
  if (options.json) terminal.result(jsonResult({ ok: true, id, as, diagnostics }));
  else terminal.result(`${id} counts as ${as === 'applied' ? 'applied' : 'not applied'} from now on.`);
  return exitCode.done;
}
