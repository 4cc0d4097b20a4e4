import type { Database } from '../database/database.ts';
import { subjectOf } from '../model/change.ts';
import type { Guard, Loss, Plan, Precondition, Statement } from '../model/plan.ts';
import { type Answer, askEach } from './askEach.ts';

/** What has been found out of the rows that are there. */
export interface KnownOfRows {
  /** Whether the plan's preconditions hold. */
  readonly preconditions: readonly Answer<Precondition>[];
  /** The losses that nobody has agreed to, and that would not happen here. */
  readonly losses: readonly Loss[];
}

/**
 * What did not hold of the rows here and must not hold elsewhere: the plan's preconditions, the losses, and what makes
 * its statements fail. The last is asked now, after the plan's renames.
 */
export async function guards(plan: Plan, known: KnownOfRows, database: Database): Promise<readonly Guard[]> {
  const found = withoutRepetition([
    ...preconditionsOf(known.preconditions),
    ...lossesOf(plan, known.losses).map(({ when, message }) => ({ when, message })),
  ]);
  const failures = withoutRepetition(failuresOf(plan), found);
  return [...found, ...(await askEach(failures, database)).flatMap(unmet)];
}

function preconditionsOf(answers: readonly Answer<Precondition>[]): readonly Guard[] {
  return answers
    .filter(({ asked: { diagnostic } }) => diagnostic.severity === 'error')
    .flatMap(unmet)
    .flatMap(({ when, elsewhere = when, diagnostic }) =>
      elsewhere === null ? [] : [{ when: elsewhere, message: diagnostic.message }],
    );
}

function unmet<T>({ asked, holds }: Answer<T>): readonly T[] {
  return holds ? [] : [asked];
}

/** The first of those that ask the same, and of these what has not been asked before. */
function withoutRepetition(guards: readonly Guard[], before: readonly Guard[] = []): readonly Guard[] {
  const seen = new Set(before.map(({ when }) => when.text()));
  return guards.filter(({ when }) => {
    const text = when.text();
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}

/** Without those of what the plan carries over to another place first: a backfill that names it. */
function lossesOf({ statements }: Plan, losses: readonly Loss[]): readonly Loss[] {
  const conversions = statements.filter(changesRows).map(({ sql }) => sql.text());
  return losses.filter(({ subject }) => !conversions.some((text) => text.includes(subject.name.at(-1)!)));
}

/** None where the plan itself changes what rows hold: the questions are about the rows as they are before it. */
function failuresOf({ statements }: Plan): readonly Guard[] {
  if (statements.some(changesRows) || replacesObject(statements)) return [];
  const parts = statements.flatMap((statement) => statement.parts ?? [statement]);
  return parts.flatMap(({ hazards = [] }) =>
    hazards.flatMap(({ type, when, message, approximate }) =>
      type === 'may-fail' && when && !approximate ? [{ when, message }] : [],
    ),
  );
}

function changesRows({ sql }: Statement): boolean {
  const text = sql.text();
  return (
    !/^\s*(ALTER|CREATE|DROP|COMMENT|GRANT|REVOKE)\b/i.test(text) || /\bTYPE\b[^;]*\bUSING\b/i.test(text)
  );
}

function replacesObject(statements: readonly Statement[]): boolean {
  const changes = statements.flatMap((statement) => statement.changes);
  const dropped = new Set(
    changes.filter(({ type }) => type === 'drop').map((change) => subjectOf(change).id),
  );
  return changes.some((change) => change.type === 'create' && dropped.has(subjectOf(change).id));
}
