import type { Loss, Plan } from '../model/plan.ts';

/** What a plan may lose: whole objects, and data that a statement cuts. Whether it does is for the rows to say. */
export function planLosses({ statements, losses }: Plan): readonly Loss[] {
  const parts = statements.flatMap((statement) => statement.parts ?? [statement]);
  const cut = parts.flatMap((statement) =>
    (statement.hazards ?? []).flatMap(({ type, when, message }) => {
      const change = statement.changes[0]!;
      if (type !== 'data-loss' || !when || change.type === 'drop') return [];
      return [{ subject: change.after, when, message }];
    }),
  );
  return [...losses, ...cut];
}
