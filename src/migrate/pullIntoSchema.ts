import type { Database } from '../database/database.ts';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { displayName } from '../kinds/describeObject.ts';
import { kinds } from '../kinds/registry.ts';
import { wordless } from '../kinds/wordless.ts';
import { subjectOf } from '../model/change.ts';
import { type SchemaObject, schemaOf } from '../model/object.ts';
import type { Plan } from '../model/plan.ts';
import { type ChangeLine, changeLines } from '../print/planText.ts';
import { type AnswerFlags, withFlags } from './answers.ts';
import type { DevOptions } from './devOptions.ts';
import { compareProject, type DevProject } from './devProject.ts';
import { planBetween } from './planBetween.ts';
import { printFormat } from './printFormat.ts';
import type { PulledState } from './pulledState.ts';
import type { Question } from './question.ts';
import type { PulledFiles } from './revisedFiles.ts';
import { shellWord } from './shellWord.ts';

/** What became of it. */
export type Pull =
  | {
      readonly type: 'questions';
      readonly questions: readonly Question[];
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly type: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly type: 'done';
      /** With what the files say now. */
      readonly project: DevProject;
      /** Those that are left for the migration that comes next. */
      readonly flags: AnswerFlags;
      readonly diagnostics: readonly Diagnostic[];
      /** Absent: there was nothing to be written, or it is not wanted. */
      readonly files?: PulledFiles;
    };

type PullOptions = Pick<DevOptions, 'flags' | 'ask' | 'revise'>;

/**
 * Writes what the database holds beyond the schema files into them. Nothing is written unless it is consented to, and
 * the files then say it in full.
 */
export async function pullIntoSchema(
  database: Database,
  project: DevProject,
  state: PulledState,
  options: PullOptions,
): Promise<Pull> {
  const plan = planOf(state, database);
  const format = printFormat(database.defaultSchema);
  const lines = changeLines(plan, format.describe);
  const losses = lostObjects(plan).map((object) =>
    lossQuestion(object, format.describe(object), database.defaultSchema),
  );
  let { flags } = options;
  for (;;) {
    if (state.pulled.size === 0 || flags.pull === false)
      return { type: 'done', project, flags, diagnostics: [] };
    const questions = openQuestions({ lines, losses }, flags);
    if (questions.length === 0) break;
    const more = await options.ask?.(questions);
    if (!more) return { type: 'questions', questions, diagnostics: [] };
    flags = withFlags(flags, more);
  }
  const given = new Set(losses.map(({ name }) => name));
  const rest = { ...flags, drops: flags.drops.filter((name) => !given.has(name)) };
  return write(database, project, state, { revise: options.revise, lines, flags: rest });
}

function openQuestions(
  { lines, losses }: { readonly lines: readonly ChangeLine[]; readonly losses: readonly LossQuestion[] },
  { pull, drops, acceptDataLoss }: AnswerFlags,
): readonly Question[] {
  const open = acceptDataLoss ? [] : losses.filter(({ name }) => !drops.includes(name));
  return [...(pull === undefined ? [pullQuestion(lines)] : []), ...open];
}

async function write(
  database: Database,
  project: DevProject,
  state: PulledState,
  { revise, lines, flags }: Pick<PullOptions, 'revise' | 'flags'> & Pick<PulledFiles, 'lines'>,
): Promise<Pull> {
  const revised = revise(state);
  if (hasErrors(revised.diagnostics)) {
    const reasons = revised.diagnostics.map(({ message }) => `It would be wrong: ${message}`);
    return { type: 'refused', diagnostics: [notWritten(reasons)] };
  }
  const next = { ...project, desired: revised.desired };
  const left = await unsaidObjects(database, next, state);
  if (left.length > 0) {
    const { describe } = printFormat(database.defaultSchema);
    const reasons = left.map((object) => `It would not say: ${describe(object)}.`);
    return { type: 'refused', diagnostics: [...revised.diagnostics, notWritten(reasons)] };
  }
  const files = { paths: revised.write(), lines };
  return { type: 'done', project: next, flags, diagnostics: revised.diagnostics, files };
}

/** What the revised files do not say as the database has it. */
async function unsaidObjects(
  database: Database,
  project: DevProject,
  { pulled, after }: PulledState,
): Promise<readonly SchemaObject[]> {
  const { changes } = await compareProject(project, database, after);
  return changes.map(subjectOf).filter(({ id }) => pulled.has(id));
}

/** From what the files say to what they are to say; of what has no words a warning tells. */
function planOf({ stated, wanted, renames }: PulledState, { version }: Database): Plan {
  const unsaid = wordless(wanted, kinds);
  const said = schemaOf([...wanted.values()].filter(({ id }) => !unsaid.has(id)));
  return planBetween(stated, said, version, renames);
}

function lostObjects({ losses }: Plan): readonly SchemaObject[] {
  return [...new Map(losses.map(({ subject }) => [subject.id, subject])).values()];
}

/** Whether the schema files are to follow what migrations make. */
export function pullQuestion(lines: readonly ChangeLine[]): Question {
  return { type: 'pull', message: 'The migrations make what the schema files do not say:', lines };
}

type LossQuestion = Extract<Question, { type: 'loss' }>;

function lossQuestion(object: SchemaObject, description: string, defaultSchema: string): LossQuestion {
  const name = displayName(object, defaultSchema);
  const message = `The database no longer has ${description}: it would go out of the schema files too.`;
  return { type: 'loss', message, subject: object, name, flag: `--drop ${shellWord(name)}` };
}

function notWritten(reasons: readonly string[]): Diagnostic {
  const message = 'What the database holds cannot be written into the schema in full; nothing is written.';
  return errorDiagnostic('not-pulled', message, {
    notes: reasons.map((message) => ({ message })),
    fixes: [{ title: 'See how the database would be written: `schemac db pull --print`' }],
  });
}
