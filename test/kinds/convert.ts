import type { Database } from '../../src/database/database.ts';
import { diff } from '../../src/diff/diff.ts';
import { introspect } from '../../src/introspect/introspect.ts';
import { kinds } from '../../src/kinds/registry.ts';
import { diffRules } from '../../src/migrate/planBetween.ts';
import type { ObjectId, Schema, SchemaObject } from '../../src/model/object.ts';
import type { Plan } from '../../src/model/plan.ts';
import { plan } from '../../src/plan/plan.ts';

/** What the differ must know of the kinds. */
export const rules = diffRules;

/** Empties a database of everything that the tests put into it. */
export async function reset(database: Database): Promise<void> {
  const schemas = await database.query<{ name: string }>(
    `SELECT quote_ident(nspname) AS name FROM pg_namespace
     WHERE nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%'`,
  );
  const extensions = await database.query<{ name: string }>(
    `SELECT quote_ident(extname) AS name FROM pg_extension WHERE extname <> 'plpgsql'`,
  );
  await database.execute(
    [
      ...schemas.map(({ name }) => `DROP SCHEMA ${name} CASCADE;`),
      ...extensions.map(({ name }) => `DROP EXTENSION IF EXISTS ${name} CASCADE;`),
      'CREATE SCHEMA public;',
    ].join('\n'),
  );
}

/** What a script makes of an empty database. */
export async function schemaOfScript(database: Database, script: string): Promise<Schema> {
  await reset(database);
  await database.execute(script);
  return introspect(database);
}

/** The plan between two schemas; hints are given to the objects of the second. */
export function planBetween(
  before: Schema,
  after: Schema,
  version: number,
  hints: Readonly<Record<string, SchemaObject['hints']>> = {},
): Plan {
  const difference = diff(before, withHints(after, hints), rules);
  return plan(
    { before: difference.before, after: withHints(after, hints), changes: difference.changes, version },
    kinds,
  );
}

function withHints(schema: Schema, hints: Readonly<Record<string, SchemaObject['hints']>>): Schema {
  const objects = new Map(schema);
  for (const [id, hint] of Object.entries(hints)) {
    const object = objects.get(id as ObjectId);
    if (!object) throw new Error(`no object ${id}`);
    objects.set(object.id, { ...object, ...(hint ? { hints: hint } : {}) });
  }
  return objects;
}

export function statementTexts({ statements }: Plan): string[] {
  return statements.map((statement) => statement.sql.text({ defaultSchema: 'public' }));
}

/** Everything that a plan wants to ask the database before it runs. */
export function questionsOf({ statements, preconditions, losses }: Plan): string[] {
  const hazards = statements.flatMap((statement) => statement.hazards ?? []);
  return [...hazards, ...preconditions, ...losses].flatMap(({ when }) => (when ? [when.text()] : []));
}

/** Runs each statement by itself. */
export async function apply(database: Database, made: Plan): Promise<void> {
  for (const statement of made.statements) await database.execute(statement.sql.text());
}

/** What still differs: the changes that a second plan would make. */
export function remaining(before: Schema, after: Schema): string[] {
  return diff(before, after, rules).changes.map((change) =>
    change.type === 'alter'
      ? `alter ${change.after.id}: ${change.attributes.map((name) => `${name} ${show(change.before, name)} -> ${show(change.after, name)}`)}`
      : `${change.type} ${'after' in change ? change.after.id : change.before.id}`,
  );
}

function show(object: SchemaObject, attribute: string): string {
  return JSON.stringify((object.attributes as Record<string, unknown>)[attribute]);
}
