import { diff } from '../diff/diff.ts';
import type { RenamePair } from '../diff/renamePair.ts';
import { kinds } from '../kinds/registry.ts';
import { subjectOf } from '../model/change.ts';
import { type ObjectId, type Schema, type SchemaObject, schemaOf } from '../model/object.ts';
import type { Plan } from '../model/plan.ts';
import { plan } from '../plan/plan.ts';
import type { PlanInput } from '../plan/planInput.ts';
import { commentLines, type PrintFormat, statementsSql } from '../print/migrationSql.ts';
import type { Comparison } from './compareWithDatabase.ts';
import { diffRules } from './planBetween.ts';
import { withTextsOf } from './withTextsOf.ts';

/** The way back, and where it cannot go. */
export interface DownScript {
  readonly text: string;
  /** Where a precondition of it holds after the migration, the text needs a person's help before it can run. */
  readonly plan: Plan;
}

/**
 * The way back from a migration: each change turned round, and at its head what it cannot bring back. Empty tables
 * and columns come back where filled ones were dropped.
 */
export function downSql(
  comparison: Comparison,
  up: Plan,
  server: Pick<PlanInput, 'version' | 'casts'>,
  format: PrintFormat,
): DownScript {
  const { current } = comparison;
  const renames = renamesBack(comparison);
  const { before, after, changes } = diff(stateAfter(comparison), current, diffRules, renames);
  const back = plan({ before, after, changes, wayBack: true, ...server }, kinds);
  const oldIds = oldIdsOf(comparison);
  const isFilled = ({ id }: SchemaObject) => current.get(oldIds.get(id) ?? id)?.hints?.backfill !== undefined;
  const losses = up.losses.flatMap(({ subject, comesBack }) =>
    comesBack || isFilled(subject) ? [] : [`Comes back empty: ${format.describe(subject)}.`],
  );
  const parts = up.statements.flatMap((statement) => statement.parts ?? [statement]);
  const cut = parts.flatMap((statement) =>
    (statement.hazards ?? []).flatMap(({ type, message, comesBack }) =>
      type === 'data-loss' && !comesBack && statement.changes[0]!.type !== 'drop'
        ? [`Cannot undo: ${message}`]
        : [],
    ),
  );
  const heading = commentLines([...losses, ...cut]);
  return {
    text: `${heading}${heading === '' ? '' : '\n\n'}${statementsSql(back, format)}`,
    plan: back,
  };
}

/** Every object that has another id since the migration, and every name inside one, has its old name again. */
function renamesBack(comparison: Comparison): readonly RenamePair[] {
  const { moved, parts } = comparison;
  const oldIds = oldIdsOf(comparison);
  const back = [...parts].map(([id, renamed]) => ({
    before: id,
    after: oldIds.get(id) ?? id,
    parts: renamed.map(({ before, after }) => ({ before: after, after: before })),
  }));
  return [...back, ...[...moved].map(([old, renamed]) => ({ before: renamed, after: old }))];
}

/**
 * The state after the migration. Where it has only written new names into the SQL of an object, that stands with the
 * old ones, as it will again when the renames are undone.
 */
function stateAfter(comparison: Comparison): Schema {
  const { after, current, changes } = comparison;
  const changed = new Set(
    changes.flatMap((change) => (change.type === 'rename' ? [] : [subjectOf(change).id])),
  );
  const oldIds = oldIdsOf(comparison);
  return schemaOf(
    [...after.values()].map((object) =>
      changed.has(object.id) ? object : withTextsOf(object, current.get(oldIds.get(object.id) ?? object.id)),
    ),
  );
}

/** By the new ids. */
function oldIdsOf({ moved }: Comparison): ReadonlyMap<ObjectId, ObjectId> {
  return new Map([...moved].map(([old, id]) => [id, old]));
}
