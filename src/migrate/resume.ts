import type { Database } from '../database/database.ts';
import { type Diagnostic, errorDiagnostic, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import { type CommandTarget, commandTarget } from '../sql/commandTarget.ts';
import type { PostgresParser } from '../sql/postgresParser.ts';
import { tokensChecksum } from '../sql/tokensChecksum.ts';
import type { RunStart } from './migrationRun.ts';
import { asOne, type MigrationScript, readScript, settingsBefore } from './migrationScript.ts';
import type { Report } from './runEvent.ts';
import { readSessionSettings, restoreSessionSettings } from './sessionState.ts';
import type { Step } from './step.ts';
import type { StepCursor } from './stepCursor.ts';
import { dropLeftovers, halfDetached, tookEffect } from './unfinishedCommand.ts';

/** A script of which an earlier run has done a part. */
export interface Unfinished {
  /** Of the migration. */
  readonly id: string;
  /** The script as it was when it was begun. */
  readonly text: string;
  readonly stepsDone: number;
  /** What was kept of the step that comes next. */
  readonly cursor: StepCursor | undefined;
  /** Notes in the history that one more is found done. */
  readonly note: (stepsDone: number) => Promise<void>;
}

interface ResumeContext {
  readonly parser: PostgresParser;
  readonly report: Report;
}

/**
 * Finds where a script goes on of which an earlier run has done a part. A command that was begun and not recorded
 * as done is judged by the catalog. The file may have been edited since, but not in the steps that are done.
 */
export async function resume(
  database: Database,
  script: MigrationScript,
  unfinished: Unfinished,
  { parser, report }: ResumeContext,
): Promise<{ readonly start: RunStart; readonly diagnostics: readonly Diagnostic[] }> {
  const { id, text, cursor } = unfinished;
  const { path } = script.source;
  const recorded = readScript(parser, { path, text });
  const before = script.steps === script.stepsInOneGo ? asOne(recorded) : recorded;
  const stepsDone = unfinished.stepsDone + ((await wasDone(database, before, cursor)) ? 1 : 0);
  if (stepsDone > unfinished.stepsDone) {
    await unfinished.note(stepsDone);
    report({ type: 'step-found-done', id, step: stepsDone });
    return {
      start: { stepsDone, cursor: undefined },
      diagnostics: checkUnchangedSteps(script, before, stepsDone, { id, parser }),
    };
  }
  const edited = checkUnchangedSteps(script, before, stepsDone, { id, parser });
  if (edited.length > 0 || !cursor) return { start: { stepsDone, cursor }, diagnostics: edited };
  const next = script.steps[stepsDone];
  const begun = before.steps[stepsDone];
  if (begun && next && sameStep(parser, next, begun))
    return { start: { stepsDone, cursor }, diagnostics: [] };
  if (cursor.batch) return resumeEdited(script, { stepsDone, cursor }, id);
  return {
    start: { stepsDone, cursor: undefined },
    diagnostics: await abandon(database, before, cursor, { id, report }),
  };
}

/**
 * A batched statement may be mended where it failed: with its `until` all rows are looked at again, else those that are
 * left are done as the file says now.
 */
function resumeEdited(
  { source, steps }: MigrationScript,
  start: RunStart,
  id: string,
): { readonly start: RunStart; readonly diagnostics: readonly Diagnostic[] } {
  const step = steps[start.stepsDone];
  const [statement] = step?.statements ?? [];
  const from = (cursor: StepCursor | undefined) => ({ stepsDone: start.stepsDone, cursor });
  if (step?.batch?.until !== undefined) return { start: from(undefined), diagnostics: [] };
  if (step?.batch && statement) {
    const message = `Batches of \`${id}\` are done as this statement was before it was edited; it goes on with the rest.`;
    const span = { source, start: statement.start, end: statement.end };
    return {
      start,
      diagnostics: [
        warningDiagnostic('edited-batch', message, {
          span,
          fixes: [{ title: 'With `-- schemac:until <condition>`, all rows that need it are done anew.' }],
        }),
      ],
    };
  }
  const message = `Batches of \`${id}\` are done, and the file no longer holds their statement at its place.`;
  const subject = source.path;
  return { start, diagnostics: [errorDiagnostic('edited-partial-migration', message, { subject })] };
}

/** The command that a cursor tells of. */
function targetOf(script: MigrationScript, { step }: StepCursor): CommandTarget | undefined {
  const statement = script.steps[step]?.statements[0];
  return statement && commandTarget(statement.node);
}

async function wasDone(
  database: Database,
  script: MigrationScript,
  cursor: StepCursor | undefined,
): Promise<boolean> {
  const target = cursor && targetOf(script, cursor);
  if (!target || !cursor.before) return false;
  const { before } = cursor;
  return withSettings(database, script, cursor.step, () => tookEffect(database, target, before));
}

/** Takes away what a command has left that the file does not hold any more. */
async function abandon(
  database: Database,
  script: MigrationScript,
  cursor: StepCursor,
  { id, report }: { readonly id: string; readonly report: Report },
): Promise<readonly Diagnostic[]> {
  const target = targetOf(script, cursor);
  if (!target) return [];
  return withSettings(database, script, cursor.step, async () => {
    for (const index of await dropLeftovers(database, target, cursor.before))
      report({ type: 'invalid-index-dropped', id, index });
    const finish = await halfDetached(database, target);
    return finish === undefined ? [] : [halfDetachedPartition(id, finish)];
  });
}

/** Names in a command are looked up with the settings that it ran with. */
async function withSettings<T>(
  database: Database,
  script: MigrationScript,
  step: number,
  work: () => Promise<T>,
): Promise<T> {
  const settings = settingsBefore(script, step);
  if (settings.length === 0 || database.pooled) return work();
  const before = await readSessionSettings(database);
  for (const setting of settings) await database.execute(setting.text);
  try {
    return await work();
  } finally {
    await restoreSessionSettings(database, before);
  }
}

function halfDetachedPartition(id: string, finish: string): Diagnostic {
  const message = `An earlier run of \`${id}\` began to detach a partition, and the file does not hold that any more.`;
  return warningDiagnostic('half-detached-partition', message, {
    notes: [{ message: 'The partition hangs between: queries of its table do not read it.' }],
    fixes: [{ title: `There is no way back from there. Finish it: ${finish};` }],
  });
}

/**
 * A migration of which some steps are done can be edited, but not in those steps: they were run as they were.
 * Compares them with the file as it was then.
 */
function checkUnchangedSteps(
  script: MigrationScript,
  recorded: MigrationScript,
  stepsDone: number,
  { id, parser }: { readonly id: string; readonly parser: PostgresParser },
): readonly Diagnostic[] {
  const before = recorded.steps.slice(0, stepsDone);
  const now = script.steps.slice(0, stepsDone);
  const edited = now.findIndex((step, index) => !sameStep(parser, step, before[index]));
  if (edited < 0 && now.length === stepsDone) return [];
  const first = now[edited]?.statements[0];
  const message = `The first ${count(stepsDone)} of \`${id}\` done already, and the file no longer begins with them.`;
  const stood = before[Math.max(edited, 0)]?.statements.map(({ text }) => `${text};`).join('\n');
  return [
    errorDiagnostic('edited-partial-migration', message, {
      ...(first
        ? { span: { source: script.source, start: first.start, end: first.end } }
        : { subject: script.source.path }),
      notes: stood === undefined || edited < 0 ? [] : [{ message: `What was run: ${stood}` }],
      fixes: [{ title: 'Put back what stood there; what follows it can be edited.' }],
    }),
  ];
}

function count(steps: number): string {
  return steps === 1 ? 'step is' : `${steps} steps are`;
}

function sameStep(parser: PostgresParser, step: Step, before: Step | undefined): boolean {
  if (step.statements.length !== before?.statements.length) return false;
  return step.statements.every(({ text }, index) => {
    const old = before.statements[index]!.text;
    return text === old || tokensChecksum(parser, text) === tokensChecksum(parser, old);
  });
}
