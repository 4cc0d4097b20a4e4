import type { Database } from '../database/database.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { isReplaced } from '../kinds/isReplaced.ts';
import type { ComparedSchemas, KindRegistry } from '../kinds/kind.ts';
import { typeOf } from '../kinds/shared/typeOf.ts';
import { deepEqual } from '../model/deepEqual.ts';
import { allDependants } from '../model/dependants.ts';
import { type ObjectId, type Schema, type SchemaObject, schemaOf } from '../model/object.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import { sameExpression } from '../sql/sameExpression.ts';
import { askPostgres } from './askPostgres.ts';
import { expressionHash, type RememberedExpression } from './expressionMemory.ts';
import { pathKey, withTextAt, withTextsAt } from './expressionPaths.ts';
import type { OpenExpression } from './openExpression.ts';
import { type Pairing, pairings } from './pairings.ts';

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
 * An object that stands in the database under another name, and is the same in all else, takes that one's form.
 */
export async function settle(
  declared: Schema,
  current: Schema,
  options: SettleOptions,
): Promise<SettledSchema> {
  const reconciled = schemaOf(
    [...declared.values()].map((object) => reconcile(object, { declared, current }, options.kinds)),
  );
  const remade = onRemadeTypes(reconciled, current, options);
  const pairs = pairings(reconciled, current, options.kinds).filter(({ twin }) => !remade.has(twin.id));
  const differing = pairs.flatMap(({ open }) => open);
  const unknown = await notSettledByText(differing, options.memory, (object) =>
    restsOnTheSame(object, reconciled, current),
  );
  const { kinds, database } = options;
  const answer = database
    ? await askPostgres(unknown, { kinds, database, before: current, after: reconciled })
    : { different: unknown, diagnostics: [] };
  return {
    schema: withStoredTexts(reconciled, pairs, new Set(answer.different)),
    diagnostics: answer.diagnostics,
  };
}

function reconcile(object: SchemaObject, schemas: ComparedSchemas, kinds: KindRegistry): SchemaObject {
  const twin = schemas.current.get(object.id);
  return twin ? (kinds.kindOf(object.kind).reconcile?.(object, twin, schemas) ?? object) : object;
}

/**
 * What rests on a type that is made anew goes and comes back with it, as the schema writes it. The database could only
 * say what its text means over the old type.
 */
function onRemadeTypes(
  declared: Schema,
  current: Schema,
  { kinds, database }: SettleOptions,
): ReadonlySet<ObjectId> {
  const remade = [...current.values()].filter((object) => {
    const wanted = declared.get(object.id);
    const { stepAside } = kinds.kindOf(object.kind).statements;
    if (!wanted || !stepAside) return false;
    return isReplaced(object, withTextsOf(object, wanted, kinds), kinds, database?.version ?? 0);
  });
  return allDependants(
    remade.map(({ id }) => id),
    current,
  );
}

/** Where PostgreSQL has yet to say whether two texts are one, they are no reason. */
function withTextsOf(stored: SchemaObject, declared: SchemaObject, kinds: KindRegistry): SchemaObject {
  return withTextsAt(declared, kinds.kindOf(declared.kind).expressions?.paths(declared) ?? [], stored);
}

/** Those of which neither memory nor the parser can say that they are the same. */
async function notSettledByText(
  expressions: readonly OpenExpression[],
  memory: readonly RememberedExpression[],
  mayBeRemembered: (object: SchemaObject) => boolean,
): Promise<readonly OpenExpression[]> {
  const known = new Set(
    memory.map((entry) => memoryKey(entry.object, entry.path, entry.written, entry.stored)),
  );
  const unknown = expressions.filter(({ object, path, written, stored }) => {
    const key = memoryKey(object.id, pathKey(path), expressionHash(written), expressionHash(stored));
    return !known.has(key) || !mayBeRemembered(object);
  });
  if (unknown.length === 0) return [];
  const parser = await loadPostgresParser();
  return unknown.filter(({ written, stored }) => !sameExpression(written, stored, parser));
}

function memoryKey(object: ObjectId, path: string, written: string, stored: string): string {
  return JSON.stringify([object, path, written, stored]);
}

/** Over columns of other types, PostgreSQL makes something else of the same text. */
function restsOnTheSame({ id }: SchemaObject, declared: Schema, current: Schema): boolean {
  return (current.get(id)?.dependsOn ?? []).every((need) =>
    deepEqual(typeOf(declared.get(need)), typeOf(current.get(need))),
  );
}

/** Of a pair of two names, all texts must be the same, and each object is one of a pair at most. */
function withStoredTexts(
  schema: Schema,
  pairs: readonly Pairing[],
  different: ReadonlySet<OpenExpression>,
): Schema {
  const objects = new Map(schema);
  const renamed = new Set<ObjectId>();
  for (const { object, twin, open } of pairs) {
    const same = open.filter((expression) => !different.has(expression));
    if (object.id !== twin.id) {
      if (same.length < open.length || renamed.has(object.id) || renamed.has(twin.id)) continue;
      renamed.add(object.id).add(twin.id);
    }
    const settled = same.reduce(
      (changed, { path, stored }) => withTextAt(changed, path, stored),
      object.id === twin.id ? objects.get(object.id)! : object,
    );
    objects.set(object.id, settled);
  }
  return objects;
}
