import type { Change } from '../model/change.ts';
import { subjectOf } from '../model/change.ts';
import type { Plan } from '../model/plan.ts';

const verbs = { create: 'add', drop: 'drop', alter: 'change', rename: 'rename' } as const;

/**
 * A name for a migration that the user has not named, from what it does: `create_deals`, `add_city`. What is built
 * only because of another change does not count: the first statement of the largest group speaks for all.
 */
export function migrationName(plan: Plan): string {
  const changes = plan.statements.map((statement) => statement.changes[0]!);
  const roots = changes.filter(({ type }) => type === 'create').filter((change) => !subjectOf(change).parent);
  const tables = roots.filter((change) =>
    changes.some((other) => subjectOf(other).parent === subjectOf(change).id),
  );
  const speaking = tables.length > 0 ? tables : roots.length > 0 ? roots : changes;
  const names = [...new Set(speaking.map((change) => lastName(change)))];
  const verb = speaking === changes ? verbOf(changes) : 'create';
  if (names.length > 3) return `${verb}_${names.length}_${speaking === changes ? 'things' : 'objects'}`;
  return `${verb}_${names.join('_')}`;
}

function verbOf(changes: readonly Change[]): string {
  const types = new Set(changes.map(({ type }) => type));
  return types.size === 1 ? verbs[[...types][0]!] : 'change';
}

function lastName(change: Change): string {
  return subjectOf(change).name.at(-1)!;
}
