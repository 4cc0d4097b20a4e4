import { hintedRenames } from '../diff/hintedRenames.ts';
import { renameObjects } from '../diff/renameObjects.ts';
import type { RenamePair } from '../diff/renamePair.ts';
import { displayName } from '../kinds/describeObject.ts';
import { kinds } from '../kinds/registry.ts';
import type { ObjectId, Schema, SchemaObject } from '../model/object.ts';
import { diffRules } from './planBetween.ts';

interface ReadRenames {
  readonly renames: readonly RenamePair[];
  /** Flags that name nothing that is there. */
  readonly unknown: readonly string[];
}

/** What `--rename old=new` means, for each flag: the old names in the database, the new ones in the schema. */
export function readRenameFlags(
  flags: readonly string[],
  current: Schema,
  desired: Schema,
  defaultSchema: string,
): ReadRenames {
  const reader = new RenameFlags(current, desired, defaultSchema);
  // Tables before their columns: a column may be named with its table's new name on the right.
  const sorted = [...flags].sort((left, right) => depthOf(left) - depthOf(right));
  const unknown = sorted.filter((flag) => !reader.take(flag));
  return { renames: reader.renames, unknown };
}

function depthOf(flag: string): number {
  return flag.split('=')[0]!.split('.').length;
}

class RenameFlags {
  readonly renames: RenamePair[] = [];
  readonly #schemas: readonly [current: Schema, desired: Schema];
  readonly #current: readonly Named[];
  readonly #desired: readonly Named[];
  readonly #hinted: readonly RenamePair[];

  constructor(current: Schema, desired: Schema, defaultSchema: string) {
    this.#schemas = [current, desired];
    this.#current = renamable(current, defaultSchema);
    this.#desired = renamable(desired, defaultSchema);
    this.#hinted = hintedRenames(current, desired, diffRules).pairs;
  }

  /** False where no object, and no name inside one, is meant. */
  take(flag: string): boolean {
    const pair = this.#objectPair(flag) ?? this.#partPair(flag);
    if (pair) this.renames.push(pair);
    return pair !== undefined;
  }

  #objectPair(flag: string): RenamePair | undefined {
    for (const { object, names } of this.#current) {
      const name = names.find((one) => flag.startsWith(`${one}=`));
      const wanted = name === undefined ? undefined : this.#wanted(object, flag.slice(name.length + 1));
      if (wanted) return { before: object.id, after: wanted.id };
    }
    return undefined;
  }

  /** `Role.OLD=NEW` */
  #partPair(flag: string): RenamePair | undefined {
    for (const { object, names } of this.#current) {
      const written = names.flatMap((name) =>
        diffRules.partsOf(object).map((before) => ({ before, start: `${name}.${before}=` })),
      );
      const found = written.find(({ start }) => flag.startsWith(start));
      if (!found) continue;
      const { before, start } = found;
      const after = this.#newId(object.id);
      const part = flag.slice(start.length);
      const wanted = this.#desired.find(({ object: { id } }) => id === after)?.object;
      if (wanted && diffRules.partsOf(wanted).includes(part))
        return { before: object.id, after, parts: [{ before, after: part }] };
    }
    return undefined;
  }

  /** The name alone means the same place first; with its schema, any. */
  #wanted(old: SchemaObject, newName: string): SchemaObject | undefined {
    const parent = old.parent && this.#newId(old.parent);
    const candidates = this.#desired.filter(
      ({ object, names }) =>
        object.kind === old.kind &&
        object.parent === parent &&
        (names.includes(newName) || object.name.at(-1) === newName),
    );
    const inPlace = candidates.find(({ object }) => object.name[0] === old.name[0]);
    const written = candidates.find(({ names }) => names.includes(newName));
    return (newName.includes('.') ? (written ?? inPlace) : (inPlace ?? written ?? candidates[0]))?.object;
  }

  #newId(id: ObjectId): ObjectId {
    const [current, desired] = this.#schemas;
    const pairs = [...this.renames, ...this.#hinted];
    return renameObjects(current, desired, pairs, diffRules).moved.get(id) ?? id;
  }
}

interface Named {
  readonly object: SchemaObject;
  /** As it may be typed on a command line: without the default schema, and with it. */
  readonly names: readonly string[];
}

/** In the order of their kinds and ids. */
function renamable(schema: Schema, defaultSchema: string): readonly Named[] {
  return [...schema.values()]
    .filter(({ kind }) => kinds.kindOf(kind).statements.rename !== undefined)
    .sort((left, right) => kinds.rank(left.kind) - kinds.rank(right.kind) || (left.id < right.id ? -1 : 1))
    .map((object) => {
      const names = new Set([displayName(object, defaultSchema), displayName(object, '')]);
      return { object, names: [...names] };
    });
}
