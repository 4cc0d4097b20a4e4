import { dependantsOn } from '../../model/dependants.ts';
import type { ObjectId, Schema } from '../../model/object.ts';

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

/** The objects whose SQL uses a column, and that must go and come back while it gets another type. */
export function columnUsers(column: ObjectId, schema: Schema): readonly ObjectId[] {
  return dependantsOn(column, schema)
    .filter(({ kind }) => strictKinds.has(kind))
    .map(({ id }) => id);
}
