import type { Database } from '../../database/database.ts';
import { withDeployLock } from '../../database/withDeployLock.ts';
import type { DevProject } from '../../migrate/devProject.ts';
import { readDirectory } from '../../migrate/directory.ts';
import { emptySchemas } from '../../migrate/emptySchemas.ts';
import { readHistory } from '../../migrate/history.ts';
import { readLockFile } from '../../migrate/lockFile.ts';
import { printFormat } from '../../migrate/printFormat.ts';
import { type PushResult, push } from '../../migrate/push.ts';
import type { Plan } from '../../model/plan.ts';
import { planJson } from '../../print/planJson.ts';
import { changeLines } from '../../print/planText.ts';
import { askQuestions } from '../askQuestions.ts';
import { colorChange } from '../colorChange.ts';
import { confirmedName, emptiedBy } from '../confirmedName.ts';
import { deployLock, historyOf } from '../deployment.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { unmanagedText } from '../printDevResult.ts';
import { desiredOf, loadProject, type ProjectOptions, withDatabase } from '../project.ts';
import { questionJson, questionsText } from '../questionsText.ts';
import { runReporter } from '../runReporter.ts';
import { processTerminal, type Terminal } from '../terminal.ts';
import { usableTarget } from '../usableTarget.ts';
import { version } from '../version.ts';
import { withNewDatabase } from '../withNewDatabase.ts';

interface Options extends ProjectOptions {
  readonly dryRun?: boolean;
  /** Empty where the flag stands without a name. */
  readonly forceReset?: string;
  readonly rename?: readonly string[];
  readonly drop?: readonly string[];
  readonly acceptDataLoss?: boolean;
  readonly wait: string;
}

/** `schemac db push`: brings a database to the schema, without a migration. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const project = await loadProject(options);
  const directory = readDirectory(project.migrations);
  const lock = readLockFile(project.migrations);
  const diagnostics = [...project.diagnostics, ...lock.diagnostics];
  const target = usableTarget(project, diagnostics, terminal);
  if (!target) return exitCode.error;
  terminal.diagnostics(diagnostics);
  const work = (database: Database): DevProject => ({
    ...{ target, directory, lock: lock.lock, desired: desiredOf(project) },
    history: historyOf(database),
  });
  return withNewDatabase(target, terminal, () =>
    withDatabase(target, (database) => pushAlone(database, work(database), options, terminal)),
  );
}

async function pushAlone(
  database: Database,
  project: DevProject,
  options: Options,
  terminal: Terminal,
): Promise<ExitCode> {
  const { target, history, desired, lock } = project;
  const { forceReset, dryRun = false } = options;
  const reset = forceReset !== undefined && !dryRun;
  if (reset) {
    const asked = { named: forceReset, command: 'schemac db push --force-reset' };
    const name = await confirmedName(database, desired.schemas, asked, terminal);
    if (name === undefined) return exitCode.pending;
  }
  const alone = deployLock(database, history, options, terminal);
  return withDeployLock(target, alone, async ({ check }) => {
    if (reset) {
      await emptySchemas(database, emptiedBy(database, desired.schemas, lock.objects));
      terminal.note('Emptied the database.');
    }
    const result = await pushWith(database, project, { ...options, check }, terminal);
    printResult(result, terminal, database.defaultSchema);
    if (result.type === 'pushed') await sayHistory(database, project, terminal);
    return codes[result.type];
  });
}

const codes: Readonly<Record<PushResult['type'], ExitCode>> = {
  failed: exitCode.error,
  questions: exitCode.pending,
  'up-to-date': exitCode.done,
  planned: exitCode.done,
  pushed: exitCode.done,
};

function pushWith(
  database: Database,
  project: DevProject,
  options: Options & { readonly check: (doing?: string) => Promise<void> },
  terminal: Terminal,
): Promise<PushResult> {
  const { rename = [], drop = [], acceptDataLoss = false, dryRun = false, check } = options;
  return push(database, project, {
    flags: { renames: rename, drops: drop, acceptDataLoss },
    dryRun,
    run: { version, check },
    report: runReporter(terminal),
    onPlanned: (plan) => showPlan(plan, terminal, database.defaultSchema),
    ...(terminal.interactive ? { ask: (questions) => askQuestions(questions) } : {}),
  });
}

function showPlan(plan: Plan, terminal: Terminal, defaultSchema: string): void {
  const { describe } = printFormat(defaultSchema);
  if (terminal.json) return;
  for (const line of changeLines(plan, describe)) terminal.result(colorChange(line, terminal.colors));
}

function printResult(result: PushResult, terminal: Terminal, defaultSchema: string): void {
  const { diagnostics } = result;
  const format = printFormat(defaultSchema);
  terminal.diagnostics(diagnostics);
  if (terminal.json) {
    terminal.result(
      jsonResult({
        ok: result.type !== 'failed' && result.type !== 'questions',
        result: result.type,
        ...('plan' in result ? planJson(result.plan, format) : {}),
        ...('questions' in result ? { questions: result.questions.map(questionJson) } : {}),
        diagnostics,
      }),
    );
    return;
  }
  if (result.type === 'planned') {
    terminal.result(result.sql);
    terminal.note('Nothing is done: this was a dry run.');
  }
  if (result.type === 'questions')
    terminal.note(
      terminal.interactive ? 'Nothing is done.' : questionsText(result.questions, terminal.colors),
    );
  if (result.type === 'pushed') terminal.result('The database is what the schema says.');
  if (result.type === 'up-to-date') terminal.result('Nothing to do: the database is what the schema says.');
  if ('unmanaged' in result && result.unmanaged.length > 0)
    terminal.note(unmanagedText(result.unmanaged, format.describe));
}

/** Where migrations have made the database, what is pushed is drift. */
async function sayHistory(database: Database, { history }: DevProject, terminal: Terminal): Promise<void> {
  const { rows } = await readHistory(database, history);
  if (rows.length > 0)
    terminal.note('No migration holds this yet. To make one of it: schemac migrate drift --adopt');
}
