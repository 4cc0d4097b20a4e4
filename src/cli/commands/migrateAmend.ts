import type { Database } from '../../database/database.ts';
import { withDeployLock } from '../../database/withDeployLock.ts';
import { type Diagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { type AmendOptions, amend, type PlannedAmendment, planAmendment } from '../../migrate/amend.ts';
import { printFormat } from '../../migrate/printFormat.ts';
import { recordTexts } from '../../migrate/recordTexts.ts';
import { changeLines } from '../../print/planText.ts';
import { colorChange } from '../colorChange.ts';
import { consentsToLoss } from '../consent.ts';
import { type Deployment, deployLock, historyOf, loadDeployment } from '../deployment.ts';
import { diffText } from '../diffText.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { keepSnapshot } from '../keepSnapshot.ts';
import { type ProjectOptions, withDatabase } from '../project.ts';
import { runReporter } from '../runReporter.ts';
import { scratchUrl } from '../scratchUrl.ts';
import { tell } from '../tell.ts';
import { processTerminal, type Terminal } from '../terminal.ts';
import { version } from '../version.ts';

interface Options extends ProjectOptions {
  readonly id?: string;
  readonly dryRun?: boolean;
  readonly acceptDataLoss?: boolean;
  readonly wait: string;
}

/** `schemac migrate amend`: brings the edit of an applied migration into a development database. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const deployment = await loadDeployment(options, terminal, true);
  if (!deployment) return exitCode.error;
  const { target } = deployment;
  return withDatabase(target, (database) => {
    const lock = deployLock(database, historyOf(database), options, terminal);
    return withDeployLock(target, lock, ({ check }) =>
      answer(database, deployment, { ...options, check }, terminal),
    );
  });
}

async function answer(
  database: Database,
  { target, directory, schemas }: Deployment,
  options: Options & { readonly check: (doing?: string) => Promise<void> },
  terminal: Terminal,
): Promise<ExitCode> {
  const { id, check } = options;
  const url = await scratchUrl(target, database, terminal);
  const settings: AmendOptions = {
    table: historyOf(database),
    ...(id === undefined ? {} : { id }),
    schemas: schemas ?? [database.defaultSchema],
    ...(url === undefined ? {} : { scratchUrl: url }),
  };
  const planned = await planAmendment(database, directory, settings);
  if (planned.type === 'failed') {
    tell(planned.diagnostics, terminal);
    return exitCode.error;
  }
  if (planned.type === 'nothing') {
    if (!options.dryRun && !recorded(await recordTexts(directory, planned.applied), terminal))
      return exitCode.error;
    return say('No applied migration was edited.', { edited: [] }, terminal);
  }
  const json = amendmentJson(planned, database.defaultSchema);
  if (!terminal.json) showAmendment(json, terminal);
  if (options.dryRun) return say('Nothing is done yet.', json, terminal);
  for (const loss of json.losses) terminal.note(`${terminal.colors.yellow('?')} ${loss}`);
  if (!(await consentsToLoss(json.losses, options.acceptDataLoss ?? false, terminal))) {
    if (terminal.json) terminal.result(jsonResult({ ok: false, ...json, diagnostics: [] }));
    return exitCode.pending;
  }
  const diagnostics = await amend(database, planned, {
    ...settings,
    run: { version, check },
    report: runReporter(terminal),
  });
  if (hasErrors(diagnostics)) {
    tell(diagnostics, terminal);
    return exitCode.error;
  }
  if (!recorded(await recordTexts(directory, json.edited), terminal)) return exitCode.error;
  const kept = await keepSnapshot(directory.path, async () => url, terminal);
  const names = json.edited.join(', ');
  const told =
    json.changes.length > 0
      ? `The database is what ${names} leads to now.`
      : `${names} leads to the same schema as before: the history has its new text.`;
  return say(told, json, terminal, kept);
}

/** The edit of the files, and what it means for the database. */
function showAmendment({ diffs, changes }: ReturnType<typeof amendmentJson>, terminal: Terminal): void {
  for (const diff of diffs) terminal.result(diffText(diff, terminal.colors));
  for (const line of changes) terminal.result(colorChange(line, terminal.colors));
}

/** Tells what prevented it. */
function recorded(problems: readonly Diagnostic[], terminal: Terminal): boolean {
  if (!hasErrors(problems)) return true;
  tell(problems, terminal);
  return false;
}

function say(
  told: string,
  json: object,
  terminal: Terminal,
  diagnostics: readonly Diagnostic[] = [],
): ExitCode {
  terminal.diagnostics(diagnostics);
  terminal.result(terminal.json ? jsonResult({ ok: true, ...json, diagnostics }) : told);
  return exitCode.done;
}

function amendmentJson(
  { edited, diffs, plan, losses }: Extract<PlannedAmendment, { type: 'amendment' }>,
  defaultSchema: string,
) {
  return {
    edited: edited.map(({ id }) => id),
    diffs,
    changes: changeLines(plan, printFormat(defaultSchema).describe),
    losses: losses.map(({ message }) => message),
  };
}
