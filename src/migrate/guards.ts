import type { Database } from '../database/database.ts';
import { subjectOf } from '../model/change.ts';
import type { Guard, Loss, Plan, Statement } from '../model/plan.ts';
import { askEach } from './askEach.ts';

/**
 * What did not hold of the rows here and must not hold elsewhere: the plan's preconditions, what makes its statements
 * fail, and the losses that nobody has agreed to. To be asked after the plan's renames.
 */
export async function guards(
  plan: Plan,
  openLosses: readonly Loss[],
  database: Database,
): Promise<readonly Guard[]> {
  const all = [...preconditionsOf(plan), ...lossesOf(plan, openLosses), ...failuresOf(plan)];
  const seen = new Set<string>();
  const asked = all.filter(({ when }) => {
    const text = when.text();
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
  const answers = await askEach(asked, database);
  return answers.filter(({ holds }) => !holds).map(({ asked: { when, message } }) => ({ when, message }));
}

function preconditionsOf({ preconditions }: Plan): readonly Guard[] {
  return preconditions
    .filter(({ diagnostic }) => diagnostic.severity === 'error')
    .map(({ when, diagnostic }) => ({ when, message: diagnostic.message }));
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
