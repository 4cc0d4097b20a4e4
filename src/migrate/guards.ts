import type { Database } from '../database/database.ts';
import type { Guard, Loss, Plan } from '../model/plan.ts';
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
  const all = [...preconditionsOf(plan), ...openLosses, ...failuresOf(plan)];
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

function failuresOf({ statements }: Plan): readonly Guard[] {
  const parts = statements.flatMap((statement) => statement.parts ?? [statement]);
  return parts.flatMap(({ hazards = [] }) =>
    hazards.flatMap(({ type, when, message, approximate }) =>
      type === 'may-fail' && when && !approximate ? [{ when, message }] : [],
    ),
  );
}
