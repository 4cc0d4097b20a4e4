import { type RememberedExpression, rememberExpressions } from '../compare/expressionMemory.ts';
import { settle } from '../compare/settle.ts';
import type { Database } from '../database/database.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diff } from '../diff/diff.ts';
import { hintedRenames } from '../diff/hintedRenames.ts';
import { renameObjects } from '../diff/renameObjects.ts';
import type { PartRename, RenamePair } from '../diff/renamePair.ts';
import { kinds } from '../kinds/registry.ts';
import type { Change } from '../model/change.ts';
import { type ObjectId, type Schema, type SchemaObject, schemaOf } from '../model/object.ts';
import { circularHints, inertHints } from './hintDiagnostics.ts';
import { inRenamedSchema } from './inRenamedSchema.ts';
import { diffRules } from './planBetween.ts';
import { withoutExtensionMembers } from './withoutExtensionMembers.ts';
import { withoutKinds } from './withoutKinds.ts';

/** What the schema files ask for. */
export interface DesiredState {
  readonly schema: Schema;
  /** The kinds that the schema cannot state, and that are therefore not compared. */
  readonly unspoken: ReadonlySet<string>;
}

export interface ComparisonInput {
  readonly database: Database;
  /** What the database holds. */
  readonly current: Schema;
  readonly desired: DesiredState;
  /** The objects that the schema has ever declared; all others that it does not declare are left alone.
   *  `everything`: nothing is left alone. */
  readonly owned: ReadonlySet<ObjectId> | 'everything';
  /** Renames that the user has named beside the hints of the schema. */
  readonly renames: readonly RenamePair[];
  readonly memory: readonly RememberedExpression[];
  /** Finds out which objects belong to extensions; asked only where something declared is not there. */
  readonly extensionMembers?: () => Promise<ReadonlySet<ObjectId>>;
}

export interface Comparison {
  readonly changes: readonly Change[];
  /** All that the database holds. */
  readonly actual: Schema;
  /** The same, without kinds that the schema cannot state, but for what goes with its parent, and comes back with it. */
  readonly current: Schema;
  /** The new id of every object that is renamed, by its old one. */
  readonly moved: ReadonlyMap<ObjectId, ObjectId>;
  /** The renames of names inside objects, by the new ids of these. */
  readonly parts: ReadonlyMap<ObjectId, readonly PartRename[]>;
  /** The database's schema, with the renames carried out in names. */
  readonly before: Schema;
  /** What the database will hold: the schema as declared, and all that is left alone. */
  readonly after: Schema;
  /**
   * What the database holds and the schema has never declared. Neither members of such an object are listed, nor what
   * the schema takes over where it leaves something open (the sequence that `autoincrement()` counts up from).
   */
  readonly unmanaged: readonly SchemaObject[];
  /** What PostgreSQL has made of the SQL in the schema, for the memory. */
  readonly learned: readonly RememberedExpression[];
  readonly diagnostics: readonly Diagnostic[];
  /** Texts that PostgreSQL does not take as things are now: they may need what the migration makes first. */
  readonly doubts: readonly Diagnostic[];
}

/** What must change in a database for it to be what the schema files ask for. */
export async function compareWithDatabase(input: ComparisonInput): Promise<Comparison> {
  const own = await withoutExtensionMembers(input.desired.schema, input.current, input);
  const desired = own.schema;
  const current = withoutKinds(input.current, input.desired.unspoken);
  const hinted = hintedRenames(current, desired, diffRules, input.renames);
  const pairs = [...input.renames, ...hinted.pairs];
  const renaming = renameObjects(current, desired, pairs, diffRules);
  const { written, named, settled } = await inRenamedSchema(
    current,
    renaming,
    desired,
    input.database,
    async (database, written) => {
      const named = renameObjects(written, desired, pairs, diffRules);
      const options = { kinds, memory: input.memory, database };
      return { written, named, settled: await settle(desired, named.schema, options) };
    },
  );
  const foreign = unmanagedObjects(current, named.moved, named.schema, desired, input.owned);
  const unspoken = [...input.current.values()].filter(({ id }) => !current.has(id));
  const kept = foreign.filter((object) => !kinds.kindOf(object.kind).isVoid?.(object, settled.schema));
  const unmanaged = [...kept, ...stillNeeded(named.schema, settled.schema, kept, unspoken)];
  const wanted = schemaOf([...settled.schema.values(), ...unmanaged]);
  const leaving = unspoken.filter(
    ({ parent }) => parent !== undefined && !wanted.has(named.moved.get(parent) ?? parent),
  );
  const difference = diff(schemaOf([...written.values(), ...leaving]), wanted, diffRules, pairs);
  return {
    ...difference,
    actual: input.current,
    current: schemaOf([...current.values(), ...leaving]),
    unmanaged: reported(unmanaged, settled.schema),
    learned: rememberExpressions(desired, settled.schema, kinds),
    diagnostics: [
      ...own.diagnostics,
      ...inertHints(hinted, desired, difference.before, input.database.defaultSchema),
      ...circularHints(hinted.circular, desired, input.database.defaultSchema),
    ],
    doubts: settled.diagnostics,
  };
}

/** Under their new names; without those whose parent goes. */
function unmanagedObjects(
  current: Schema,
  moved: ReadonlyMap<ObjectId, ObjectId>,
  named: Schema,
  desired: Schema,
  owned: ReadonlySet<ObjectId> | 'everything',
): SchemaObject[] {
  if (owned === 'everything') return [];
  const foreign = new Map<ObjectId, SchemaObject>();
  for (const old of current.keys()) {
    const object = named.get(moved.get(old) ?? old)!;
    if (!owned.has(old) && !desired.has(object.id)) foreign.set(object.id, object);
  }
  const stays = (id: ObjectId): boolean => {
    if (desired.has(id)) return true;
    const object = foreign.get(id);
    return object !== undefined && (object.parent === undefined || stays(object.parent));
  };
  return [...foreign.values()].filter((object) => stays(object.id));
}

/**
 * What the schema does not declare any more, and something that stays cannot do without: the sequence behind an
 * `autoincrement()`, the schema of what is left alone.
 */
function stillNeeded(
  current: Schema,
  declared: Schema,
  foreign: readonly SchemaObject[],
  unspoken: readonly SchemaObject[],
): readonly SchemaObject[] {
  const stays = new Set([...declared.keys(), ...foreign.map(({ id }) => id)]);
  const namespaces = foreign.flatMap((object) => diffRules.namespaceOf(object) ?? []);
  const users = [...declared.values(), ...unspoken];
  const needed = new Set([...users.flatMap(({ dependsOn }) => dependsOn), ...namespaces]);
  return [...needed].flatMap((id) => {
    const object = current.get(id);
    return object && object.parent === undefined && !stays.has(id) ? [object] : [];
  });
}

/** What the language has no words for, nobody could declare. */
function reported(unmanaged: readonly SchemaObject[], desired: Schema): readonly SchemaObject[] {
  const ids = new Set(unmanaged.map(({ id }) => id));
  const used = new Set([...desired.values()].flatMap(({ dependsOn }) => dependsOn));
  return unmanaged.filter(
    ({ id, kind, parent }) => kinds.kindOf(kind).rendering && !used.has(id) && !(parent && ids.has(parent)),
  );
}
