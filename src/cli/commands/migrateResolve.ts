import type { Database } from '../../database/database.ts';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { resolveRenamed } from '../../migrate/renameInHistory.ts';
import { type Resolution, resolveMigration } from '../../migrate/resolveMigration.ts';
import { type Deployment, historyOf, loadDeployment } from '../deployment.ts';
import { exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { type ProjectOptions, withDatabase } from '../project.ts';
import { tell } from '../tell.ts';
import { processTerminal } from '../terminal.ts';
import { version } from '../version.ts';

interface Options extends ProjectOptions {
  readonly applied?: string;
  readonly rolledBack?: string;
  readonly renamed?: string;
}

/** What is said of one migration, and how it is repeated to the user. */
interface Choice {
  readonly id: string;
  readonly as: Resolution | 'renamed';
  readonly told: string;
  readonly resolve: (database: Database, deployment: Deployment) => Promise<readonly Diagnostic[]>;
}

/** `schemac migrate resolve`: a person says what has become of a migration; none of its SQL is run. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const choices = choicesOf(options);
  const choice = choices[0];
  if (!choice || choices.length > 1) {
    const message =
      'Say of one migration what has become of it: `--applied ID`, `--rolled-back ID` or `--renamed OLD=NEW`.';
    tell([errorDiagnostic('which-resolution', message)], terminal);
    return exitCode.error;
  }
  const deployment = await loadDeployment(options, terminal, true);
  if (!deployment) return exitCode.error;
  const diagnostics = await withDatabase(deployment.target, (database) =>
    choice.resolve(database, deployment),
  );
  if (hasErrors(diagnostics)) {
    tell(diagnostics, terminal);
    return exitCode.error;
  }
  const { id, as, told } = choice;
  if (options.json) terminal.result(jsonResult({ ok: true, id, as, diagnostics }));
  else terminal.result(told);
  return exitCode.done;
}

function choicesOf({ applied, rolledBack, renamed }: Options): readonly Choice[] {
  return [
    ...(applied === undefined ? [] : [settled(applied, 'applied')]),
    ...(rolledBack === undefined ? [] : [settled(rolledBack, 'rolled-back')]),
    ...(renamed === undefined ? [] : renaming(renamed)),
  ];
}

function settled(id: string, as: Resolution): Choice {
  return {
    id,
    as,
    told: `${id} counts as ${as === 'applied' ? 'applied' : 'not applied'} from now on.`,
    resolve: (database, { directory, schemas }) =>
      resolveMigration(database, directory, {
        ...{ id, as, version, table: historyOf(database) },
        ...(schemas ? { schemas } : {}),
      }),
  };
}

function renaming(flag: string): readonly Choice[] {
  const [from, to, ...more] = flag.split('=');
  if (!from || !to || more.length > 0) return [];
  return [
    {
      id: to,
      as: 'renamed',
      told: `${from} is ${to} from now on.`,
      resolve: (database, { directory }) =>
        resolveRenamed(database, directory, historyOf(database), { from, to }),
    },
  ];
}
