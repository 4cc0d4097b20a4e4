import { askCasts } from '../compare/askCasts.ts';
import type { Database } from '../database/database.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import type { Successors } from '../kinds/phases.ts';
import { kinds } from '../kinds/registry.ts';
import { subjectOf } from '../model/change.ts';
import { schemaOf } from '../model/object.ts';
import type { Guard, Plan } from '../model/plan.ts';
import { plan } from '../plan/plan.ts';
import { statementsSql } from '../print/migrationSql.ts';
import { afterRenames } from './afterRenames.ts';
import type { Answers } from './answers.ts';
import { askEach } from './askEach.ts';
import type { Comparison } from './compareWithDatabase.ts';
import { type DownScript, downSql } from './downSql.ts';
import { DraftQuestions } from './draftQuestions.ts';
import { guards } from './guards.ts';
import { holding } from './holding.ts';
import { obstaclesAmong } from './obstacles.ts';
import { printFormat } from './printFormat.ts';
import type { Question } from './question.ts';
import { type Fills, withFills } from './withFills.ts';

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

/** What a draft holds beside what leads from one schema to the other. */
export interface DraftAdditions {
  readonly fills?: Fills;
  readonly guards?: readonly Guard[];
  /** See `PlanInput`. */
  readonly online?: boolean;
  readonly successors?: Successors;
}

/**
 * Plans the migration for a comparison and asks the database what must be known before anything is written: whether
 * rows stand in the way, and whether data would be lost that the user has not given up.
 */
export async function draftMigration(
  comparison: Comparison,
  answers: Answers,
  database: Database,
  additions: DraftAdditions = {},
): Promise<Draft> {
  const errors = comparison.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { type: 'refused', diagnostics: errors };
  if (comparison.changes.length === 0) return { type: 'nothing' };
  const format = printFormat(database.defaultSchema);
  const questions = new DraftQuestions(comparison, answers, format);
  const renames = questions.renames();
  if (renames.length > 0) return { type: 'questions', questions: renames };
  const { before, after, changes } = comparison;
  const casts = await askCasts(changes, database, kinds);
  const server = { version: database.version, casts };
  const { online = false, successors = new Map() } = additions;
  const beside = new Set([...successors.values()].map(({ id }) => id));
  const planned = plan(
    {
      before: schemaOf([...before.values()].filter(({ id }) => !beside.has(id))),
      after,
      changes: changes.filter((change) => !beside.has(subjectOf(change).id)),
      ...{ ...server, online, successors },
    },
    kinds,
  );
  const { fills } = additions;
  const up = fills ? { ...planned, statements: withFills(planned.statements, fills) } : planned;
  const openLosses = questions.openLosses(up);
  const verdict = await afterRenames(up, database, async (renamed) => {
    const preconditions = await askEach(up.preconditions, renamed);
    const losses = await holding(openLosses, renamed);
    const unseen = openLosses.filter((loss) => !losses.includes(loss));
    return {
      refusals: await obstaclesAmong(preconditions, renamed),
      losses,
      guards: await guards(up, { preconditions, losses: unseen }, renamed),
    };
  });
  const { refusals } = verdict;
  if (hasErrors(refusals)) return { type: 'refused', diagnostics: refusals };
  const losses = verdict.losses.map((loss) => questions.lossQuestion(loss));
  if (losses.length > 0) return { type: 'questions', questions: losses };
  const down = downSql(comparison, up, server, format);
  return {
    type: 'draft',
    plan: up,
    sql: statementsSql(up, format, [...verdict.guards, ...(additions.guards ?? [])]),
    down,
    diagnostics: refusals,
  };
}
