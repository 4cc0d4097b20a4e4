import type { Database } from '../database/database.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { KindRegistry } from '../kinds/kind.ts';
import { type ObjectId, type Schema, type SchemaObject, schemaOf } from '../model/object.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import { sameExpression } from '../sql/sameExpression.ts';
import { askPostgres } from './askPostgres.ts';
import { expressionHash, type RememberedExpression } from './expressionMemory.ts';
import { pathKey, textAt, withTextAt } from './expressionPaths.ts';
import type { OpenExpression } from './openExpression.ts';

export interface SettleOptions {
  readonly kinds: KindRegistry;
  /** What earlier migrations learned; may be empty. */
  readonly memory: readonly RememberedExpression[];
  /** Asked where memory and parser do not tell; without one, what they cannot tell counts as different. */
  readonly database?: Database;
}

export interface SettledSchema {
  readonly schema: Schema;
  /** Texts that PostgreSQL would not answer for; they count as different. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Brings a declared schema to the form in which the database states the same things, so that what is left between
 * the two is a real difference: what the declaration leaves open takes what the database has, and an SQL text takes
 * the catalog's form where it means the same. Whether it does, memory knows, or the parser, or PostgreSQL is asked.
 */
export async function settle(
  declared: Schema,
  current: Schema,
  options: SettleOptions,
): Promise<SettledSchema> {
  const reconciled = schemaOf(
    [...declared.values()].map((object) => reconcile(object, current, options.kinds)),
  );
  const differing = [...reconciled.values()].flatMap((object) =>
    openExpressions(object, current.get(object.id), options.kinds),
  );
  const unknown = await notSettledByText(differing, options.memory);
  const { kinds, database } = options;
  const answer = database
    ? await askPostgres(unknown, { kinds, database, before: current, after: reconciled })
    : { different: unknown, diagnostics: [] };
  const different = new Set(answer.different);
  const same = differing.filter((expression) => !different.has(expression));
  return { schema: withStoredTexts(reconciled, same), diagnostics: answer.diagnostics };
}

function reconcile(object: SchemaObject, current: Schema, kinds: KindRegistry): SchemaObject {
  const twin = current.get(object.id);
  return twin ? (kinds.kindOf(object.kind).reconcile?.(object, twin) ?? object) : object;
}

function openExpressions(
  object: SchemaObject,
  twin: SchemaObject | undefined,
  kinds: KindRegistry,
): OpenExpression[] {
  const { expressions } = kinds.kindOf(object.kind);
  if (!twin || !expressions || expressions.comparable?.(object, twin) === false) return [];
  return expressions.paths(object).flatMap((path) => {
    const written = textAt(object, path);
    const stored = textAt(twin, path);
    if (written === undefined || stored === undefined || written === stored) return [];
    return [{ object, path, written, stored }];
  });
}

/** Those of which neither memory nor the parser can say that they are the same. */
async function notSettledByText(
  expressions: readonly OpenExpression[],
  memory: readonly RememberedExpression[],
): Promise<readonly OpenExpression[]> {
  const known = new Set(
    memory.map((entry) => memoryKey(entry.object, entry.path, entry.written, entry.stored)),
  );
  const unknown = expressions.filter(
    ({ object, path, written, stored }) =>
      !known.has(memoryKey(object.id, pathKey(path), expressionHash(written), expressionHash(stored))),
  );
  if (unknown.length === 0) return [];
  const parser = await loadPostgresParser();
  return unknown.filter(({ written, stored }) => !sameExpression(written, stored, parser));
}

function memoryKey(object: ObjectId, path: string, written: string, stored: string): string {
  return JSON.stringify([object, path, written, stored]);
}

function withStoredTexts(schema: Schema, same: readonly OpenExpression[]): Schema {
  const objects = new Map(schema);
  for (const { object, path, stored } of same) {
    objects.set(object.id, withTextAt(objects.get(object.id)!, path, stored));
  }
  return objects;
}
