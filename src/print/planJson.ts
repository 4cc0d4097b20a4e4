import { subjectOf } from '../model/change.ts';
import type { Plan, TypeChange } from '../model/plan.ts';
import { type PrintFormat, statementSummaries } from './migrationSql.ts';

/** A plan for machines. Stable: keys are only ever added. */
export interface PlanJson {
  readonly statements: readonly {
    readonly sql: string;
    readonly summary: string;
    readonly changes: readonly { readonly type: string; readonly object: string }[];
    readonly locks: readonly { readonly mode: string; readonly on: string }[];
    readonly hazards: readonly { readonly type: string; readonly message: string }[];
    readonly typeChanges: readonly TypeChange[];
  }[];
}

export function planJson(plan: Plan, format: PrintFormat): PlanJson {
  return {
    statements: plan.statements.map((statement) => ({
      sql: statement.sql.text({ defaultSchema: format.defaultSchema }),
      summary: statementSummaries(statement, format).join('; '),
      changes: statement.changes.map((change) => ({ type: change.type, object: subjectOf(change).id })),
      locks: (statement.locks ?? []).map(({ mode, on }) => ({ mode, on })),
      hazards: (statement.hazards ?? []).map(({ type, message }) => ({ type, message })),
      typeChanges: (statement.parts ?? [statement]).flatMap(({ typeChange }) => typeChange ?? []),
    })),
  };
}
