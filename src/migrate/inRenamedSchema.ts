import type { Database } from '../database/database.ts';
import type { RenamedSchema } from '../diff/renameObjects.ts';
import { introspect } from '../introspect/introspect.ts';
import { readingsOf } from '../kinds/readingsOf.ts';
import { kinds } from '../kinds/registry.ts';
import { type Schema, type SchemaObject, schemaOf } from '../model/object.ts';
import { plan } from '../plan/plan.ts';
import { afterRenames } from './afterRenames.ts';
import { withTextsOf } from './withTextsOf.ts';

/**
 * Does the work in a database in which the renames are carried out, and takes them back. The work gets the schema as
 * it was before, but for the SQL in it: PostgreSQL has written the new names into that.
 */
export async function inRenamedSchema<T>(
  current: Schema,
  renamed: RenamedSchema,
  desired: Schema,
  database: Database,
  work: (database: Database, current: Schema) => Promise<T>,
): Promise<T> {
  if (renamed.renames.length === 0) return work(database, current);
  const { schema, renames } = renamed;
  const readings = { kept: readingsOf(schema, kinds), wished: [] };
  const places = newPlaces(renamed, desired);
  const after = schemaOf([...schema.values(), ...places]);
  const changes = [...renames, ...places.map((place) => ({ type: 'create', after: place }) as const)];
  const up = plan({ before: schema, after, changes, version: database.version }, kinds);
  return afterRenames(up, database, async (transaction) =>
    work(transaction, withTexts(current, renamed, await introspect(transaction, { readings }))),
  );
}

/** What must be made before something can move into it. */
function newPlaces({ renames, schema }: RenamedSchema, desired: Schema): readonly SchemaObject[] {
  const needed = new Set(renames.flatMap(({ after }) => after.dependsOn));
  return [...needed].flatMap((id) => (schema.has(id) ? [] : (desired.get(id) ?? [])));
}

function withTexts(current: Schema, { moved }: RenamedSchema, renamed: Schema): Schema {
  return schemaOf(
    [...current.values()].map((object) =>
      withTextsOf(object, renamed.get(moved.get(object.id) ?? object.id)),
    ),
  );
}
