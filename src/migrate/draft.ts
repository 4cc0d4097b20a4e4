import type { Database } from '../database/database.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { renameQuestions } from '../diff/renameQuestions.ts';
import { displayName } from '../kinds/describeObject.ts';
import { kinds } from '../kinds/registry.ts';
import type { Loss, Plan } from '../model/plan.ts';
import { plan } from '../plan/plan.ts';
import { type PrintFormat, statementsSql } from '../print/migrationSql.ts';
import type { Answers } from './answers.ts';
import type { Comparison } from './compareWithDatabase.ts';
import { type DownScript, downSql } from './downSql.ts';
import { holding } from './holding.ts';
import { printFormat } from './printFormat.ts';
import type { Question } from './question.ts';

/** A migration that is not written yet, or why there is none. */
export type Draft =
  | { readonly type: 'nothing' }
  | { readonly type: 'questions'; readonly questions: readonly Question[] }
  | { readonly type: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly type: 'draft';
      readonly plan: Plan;
      readonly sql: string;
      readonly down: DownScript;
      readonly diagnostics: readonly Diagnostic[];
    };

/**
 * Plans the migration for a comparison and asks the database what must be known before anything is written: whether
 * rows stand in the way, and whether data would be lost that the user has not given up.
 */
export async function draftMigration(
  comparison: Comparison,
  answers: Answers,
  database: Database,
): Promise<Draft> {
  if (comparison.changes.length === 0) return { type: 'nothing' };
  const format = printFormat(database.defaultSchema);
  const open = openRenames(comparison, answers, format);
  if (open.length > 0) return { type: 'questions', questions: open };
  const { before, after, changes } = comparison;
  const up = plan({ before, after, changes, version: database.version }, kinds);
  const verdicts = await Promise.all([
    holding(up.preconditions, database),
    holding(openLosses(up, answers), database),
  ]);
  const refusals = verdicts[0].map(({ diagnostic }) => diagnostic);
  if (hasErrors(refusals)) return { type: 'refused', diagnostics: refusals };
  const questions = verdicts[1].map((loss) => lossQuestion(loss, format));
  if (questions.length > 0) return { type: 'questions', questions };
  const down = downSql(comparison, up, database.version, format);
  return { type: 'draft', plan: up, sql: statementsSql(up, format), down, diagnostics: refusals };
}

export const mayBeRenamed = (kind: string) => kinds.kindOf(kind).statements.rename?.when === 'ask';

function openRenames(comparison: Comparison, answers: Answers, format: PrintFormat): Question[] {
  return renameQuestions(comparison.changes, mayBeRenamed)
    .filter(({ dropped }) => !answers.drops.has(dropped.id))
    .map(({ dropped, candidates }) => {
      const old = displayName(dropped, format.defaultSchema);
      const named = candidates.map((object) => {
        const name = object.name.at(-1)!;
        const rename = `${old}=${name}`;
        return { object, name, rename, flag: `--rename ${shellWord(rename)}` };
      });
      return {
        type: 'rename',
        message: `The schema no longer has ${format.describe(dropped)}, and ${list(named.map(({ name }) => `\`${name}\``))} new. Is it a rename?`,
        dropped,
        name: old,
        candidates: named,
        dropFlag: `--drop ${shellWord(old)}`,
        hint: `${dropped.parent ? '@' : '@@'}renamedFrom(${JSON.stringify(dropped.name.at(-1))})`,
      };
    });
}

function list(names: readonly string[]): string {
  return names.length === 1 ? `${names[0]} is` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)} are`;
}

/** An argument as a POSIX shell reads it back. */
function shellWord(text: string): string {
  return /^[\w./=:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** What the plan would lose and the user has not given up: whole objects, and data that a statement cuts. */
function openLosses(up: Plan, answers: Answers): Loss[] {
  if (answers.acceptDataLoss) return [];
  const cut = up.statements.flatMap((statement) =>
    (statement.hazards ?? []).flatMap(({ type, when, message }) => {
      const subject = statement.changes[0]!;
      if (type !== 'data-loss' || !when || subject.type === 'drop') return [];
      return [{ subject: subject.after, when, message }];
    }),
  );
  return [...up.losses, ...cut].filter(({ subject }) => !answers.drops.has(subject.id));
}

function lossQuestion(loss: Loss, format: PrintFormat): Question {
  const name = displayName(loss.subject, format.defaultSchema);
  return {
    type: 'loss',
    message: loss.message,
    subject: loss.subject,
    name,
    flag: `--drop ${shellWord(name)}`,
  };
}
