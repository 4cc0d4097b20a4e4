import { dependantsOn } from '../../model/dependants.ts';
import type { ObjectId, SchemaObject } from '../../model/object.ts';
import type { Schemas } from '../kind.ts';

/** Under these PostgreSQL changes no column's type, even where all its values stay as they are. */
const strictKinds: ReadonlySet<string> = new Set([
  'view',
  'materialized-view',
  'function',
  'procedure',
  'rule',
  'table-type',
  'trigger',
  'policy',
  // A generated one.
  'column',
]);

/**
 * The objects whose SQL uses a column, and that must go and come back while it gets another type. A computed column that
 * becomes a plain one lets go of it with its values.
 */
export function columnUsers(column: ObjectId, { before, after }: Schemas): readonly ObjectId[] {
  return dependantsOn(column, before)
    .filter((user) => strictKinds.has(user.kind) && !keepsComputed(user, after.get(user.id)))
    .map(({ id }) => id);
}

interface Defaulted {
  readonly default?: { readonly type: string; readonly stored?: boolean } | null;
}

function keepsComputed(before: SchemaObject, after: SchemaObject | undefined): boolean {
  const [old, wanted] = [before, after].map((object) => (object?.attributes as Defaulted)?.default);
  return (
    after !== undefined && old?.type === 'generated' && old.stored === true && wanted?.type !== 'generated'
  );
}
