import type { Database } from '../../database/database.ts';
import { withDeployLock } from '../../database/withDeployLock.ts';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { acceptDrift, adoptDrift, driftLosses, revertDrift } from '../../migrate/answerDrift.ts';
import { type Drift, driftLines, readDrift } from '../../migrate/drift.ts';
import { type ReadAssessment, readAssessment } from '../../migrate/readAssessment.ts';
import { readRecordedState } from '../../migrate/recordedState.ts';
import { colorChange } from '../colorChange.ts';
import { consentsToLoss } from '../consent.ts';
import { type Deployment, deployLock, historyOf, loadDeployment } from '../deployment.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { keepSnapshot } from '../keepSnapshot.ts';
import { type ProjectOptions, withDatabase } from '../project.ts';
import { runReporter } from '../runReporter.ts';
import { scratchUrl } from '../scratchUrl.ts';
import { processTerminal, type Terminal } from '../terminal.ts';
import { UsageError } from '../usageError.ts';
import { version } from '../version.ts';

interface Options extends ProjectOptions {
  readonly adopt?: boolean;
  readonly revert?: boolean;
  readonly accept?: boolean;
  readonly name?: string;
  readonly acceptDataLoss?: boolean;
  readonly wait: string;
}

/** What a command has done about a drift. */
interface Outcome {
  readonly exit: ExitCode;
  readonly told?: string;
  readonly path?: string;
  readonly losses?: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `schemac migrate drift`: what was changed beside the migrations, and the three answers to it. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const { adopt, revert, accept } = options;
  if ([adopt, revert, accept].filter(Boolean).length > 1)
    throw new UsageError('There is one answer to a drift.', 'Choose --adopt, --revert or --accept.');
  const deployment = await loadDeployment(options, terminal, true);
  if (!deployment) return exitCode.error;
  const { target } = deployment;
  return withDatabase(target, (database) => {
    const work = (check?: (doing?: string) => Promise<void>) =>
      answer(database, deployment, { ...options, ...(check ? { check } : {}) }, terminal);
    if (!adopt && !revert && !accept) return work();
    const lock = deployLock(database, historyOf(database), options, terminal);
    return withDeployLock(target, lock, ({ check }) => work(check));
  });
}

type Answering = Options & { readonly check?: (doing?: string) => Promise<void> };

async function answer(
  database: Database,
  deployment: Deployment,
  options: Answering,
  terminal: Terminal,
): Promise<ExitCode> {
  const assessment = await readAssessment(database, deployment.directory, historyOf(database));
  const drift = await readDrift(database, assessment.history);
  if (!drift) return sayNothingDrifted(await isKnown(database, assessment), terminal);
  const lines = driftLines(drift, database.defaultSchema);
  if (!terminal.json) for (const line of lines) terminal.result(colorChange(line, terminal.colors));
  const outcome = await carryOut(database, deployment, { drift, assessment }, options, terminal);
  const { exit, told, diagnostics, ...rest } = outcome;
  if (terminal.json)
    terminal.result(jsonResult({ ok: exit === exitCode.done, drift: lines, ...rest, diagnostics }));
  else {
    terminal.diagnostics(diagnostics);
    if (told !== undefined) terminal.result(told);
  }
  return exit;
}

async function isKnown(database: Database, { history }: ReadAssessment): Promise<boolean> {
  return (await readRecordedState(database, history)) !== undefined;
}

function sayNothingDrifted(known: boolean, terminal: Terminal): ExitCode {
  if (terminal.json) terminal.result(jsonResult({ ok: true, known, drift: [], diagnostics: [] }));
  else
    terminal.result(
      known
        ? 'The database is as the migrations have left it.'
        : 'Nothing is recorded of how the migrations have left this database: the next one will record it.',
    );
  return exitCode.done;
}

async function carryOut(
  database: Database,
  { target, directory }: Deployment,
  { drift, assessment }: { readonly drift: Drift; readonly assessment: ReadAssessment },
  options: Answering,
  terminal: Terminal,
): Promise<Outcome> {
  const table = historyOf(database);
  if (options.accept) {
    await acceptDrift(database, table, drift);
    return { exit: exitCode.done, told: 'It counts as expected from now on.', diagnostics: [] };
  }
  if (options.adopt) {
    if (assessment.pending.length > 0)
      return { exit: exitCode.error, diagnostics: [pendingFirst(assessment)] };
    const adopted = await adopt(database, directory, drift, options);
    if (adopted.path === undefined) return adopted;
    const scratch = () => scratchUrl(target, database, terminal);
    const kept = await keepSnapshot(directory.path, scratch, terminal);
    return { ...adopted, diagnostics: [...adopted.diagnostics, ...kept] };
  }
  if (options.revert) return revert(database, drift, options, terminal);
  const told = `Changed beside the migrations since ${drift.since}. Answer with --adopt, --revert or --accept.`;
  return { exit: exitCode.pending, told, diagnostics: [] };
}

async function adopt(
  database: Database,
  directory: Deployment['directory'],
  drift: Drift,
  { name }: Options,
): Promise<Outcome> {
  const named = name === undefined ? {} : { name };
  const { path, diagnostics } = await adoptDrift(database, directory, drift, {
    ...{ table: historyOf(database), version, ...named },
  });
  if (hasErrors(diagnostics) || path === undefined) return { exit: exitCode.error, diagnostics };
  const told = `Wrote ${path}, which counts as applied here. To write it into the schema as well: schemac migrate dev --pull`;
  return { exit: exitCode.done, told, path, diagnostics };
}

async function revert(
  database: Database,
  drift: Drift,
  options: Answering,
  terminal: Terminal,
): Promise<Outcome> {
  const losses = (await driftLosses(database, drift)).map(({ message }) => message);
  for (const loss of losses) terminal.note(`${terminal.colors.yellow('?')} ${loss}`);
  if (!(await consentsToLoss(losses, options.acceptDataLoss ?? false, terminal)))
    return { exit: exitCode.pending, losses, diagnostics: [] };
  const { check } = options;
  const diagnostics = await revertDrift(database, drift, {
    options: { version, ...(check ? { check } : {}) },
    report: runReporter(terminal),
  });
  if (hasErrors(diagnostics)) return { exit: exitCode.error, diagnostics };
  return { exit: exitCode.done, told: 'The database is as the migrations have left it again.', diagnostics };
}

function pendingFirst({ pending }: ReadAssessment): Diagnostic {
  const names = pending.map(({ id }) => `\`${id}\``).join(', ');
  return errorDiagnostic(
    'pending-migrations',
    `The new migration would come after what is pending: ${names}.`,
    {
      fixes: [{ title: 'Apply what is pending first: `schemac migrate deploy`' }],
    },
  );
}
