import { settle } from '../compare/settle.ts';
import type { Database } from '../database/database.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { kinds } from '../kinds/registry.ts';
import { wordless } from '../kinds/wordless.ts';
import { type ObjectId, type Schema, type SchemaObject, schemaOf } from '../model/object.ts';
import type { Plan } from '../model/plan.ts';
import { planAsking } from './planBetween.ts';
import { withoutExtensionMembers } from './withoutExtensionMembers.ts';
import { withoutKinds } from './withoutKinds.ts';

/** One side of a comparison: nothing, a schema as it is declared, or what a database holds. */
export interface DiffState {
  readonly schema: Schema;
  /** Whether it is in the words of schema files, not in those of a catalog. */
  readonly declared: boolean;
  /** Kinds that its schema files cannot state. */
  readonly unspoken: ReadonlySet<string>;
  /** Whether these have a Prisma Client generator, and so the words alone that it knows. */
  readonly client?: boolean;
  /** The database that it was read from, or that may be asked about it. */
  readonly database?: Database;
  /** Finds out which objects of that database belong to extensions. */
  readonly extensionMembers?: () => Promise<ReadonlySet<ObjectId>>;
}

export interface StateDifference {
  readonly plan: Plan;
  readonly diagnostics: readonly Diagnostic[];
}

/** The statements that lead from one state to the other; nothing is left alone, and nothing is asked of the user. */
export async function diffStates(from: DiffState, to: DiffState): Promise<StateDifference> {
  const unspoken = new Set([...from.unspoken, ...to.unspoken]);
  const [own, theirs] = [await withoutMembersOf(to, from), await withoutMembersOf(from, to)];
  const before = withoutKinds(own.schema, unspoken);
  const after = withoutKinds(theirs.schema, unspoken);
  const database = from.database ?? to.database;
  const options = { kinds, memory: [], ...(database ? { database } : {}) };
  // The declared side takes the words of the other: of the catalog, where one is.
  const swap = from.declared && !to.declared;
  const settled = swap
    ? await settle(before, after, options)
    : to.declared
      ? await settle(after, before, options)
      : undefined;
  const server = { version: database?.version ?? newestVersion, ...(database && { database }) };
  const plan = swap
    ? await planAsking(withUnstated(settled!.schema, after, from.client), after, server)
    : await planAsking(before, settled ? withUnstated(settled.schema, before, to.client) : after, server);
  return { plan, diagnostics: [...own.diagnostics, ...theirs.diagnostics, ...(settled?.diagnostics ?? [])] };
}

/** The statements are for this PostgreSQL where no server says which one it is. */
const newestVersion = 180_000;

/** A declared state, without what the extensions of the other state's database bring. */
async function withoutMembersOf(other: DiffState, state: DiffState) {
  return state.declared && !other.declared
    ? withoutExtensionMembers(state.schema, other.schema, other)
    : { schema: state.schema, diagnostics: [] };
}

/** A declared schema with what the other state holds and no declaration can state: that is left alone. */
function withUnstated(declared: Schema, other: Schema, client = false): Schema {
  const unstated = wordless(other, kinds, client);
  const stays = ({ id, parent }: SchemaObject): boolean => {
    if (declared.has(id)) return true;
    return unstated.has(id) && (parent === undefined || stays(other.get(parent)!));
  };
  const added = [...other.values()].filter(
    (object) =>
      !declared.has(object.id) && stays(object) && !kinds.kindOf(object.kind).isVoid?.(object, declared),
  );
  return schemaOf([...declared.values(), ...added]);
}
