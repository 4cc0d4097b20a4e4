import type { Rename } from '../model/change.ts';
import type { ObjectId, Schema, SchemaObject } from '../model/object.ts';
import { schemaOf } from '../model/object.ts';
import { type Naming, naming, renamedMember } from './renamedMember.ts';
import type { PartRename, RenamePair } from './renamePair.ts';
import { containerOf, type RenameRules } from './renameRules.ts';

export interface RenamedSchema {
  readonly schema: Schema;
  readonly renames: readonly Rename[];
  /** The new id of every object whose id is another now, by its old one. */
  readonly moved: ReadonlyMap<ObjectId, ObjectId>;
}

/**
 * Gives objects of `before` the names they have in `after`, all at once, and with them what is named after them: the
 * members of a renamed parent, and every reference. What has the new name of another steps aside under a free one.
 * Pairs whose old or new object is not there are left out.
 */
export function renameObjects(
  before: Schema,
  after: Schema,
  pairs: readonly RenamePair[],
  rules: RenameRules,
): RenamedSchema {
  const wanted = wantedNames(before, after, pairs);
  if (wanted.size === 0) return { schema: before, renames: [], moved: new Map() };
  const names = new Renaming(before, after, wanted, rules);
  const moved = new Map<ObjectId, ObjectId>();
  for (const object of before.values()) {
    const { id } = names.of(object);
    if (id !== object.id) moved.set(object.id, id);
  }
  const schema = schemaOf([...before.values()].map((object) => names.rewrite(object, moved)));
  return { schema, renames: names.renames(schema, moved), moved };
}

interface Wanted {
  readonly object: SchemaObject;
  readonly parts: readonly PartRename[];
}

/** By the old id. No object has two new names, and no name two objects. */
function wantedNames(
  before: Schema,
  after: Schema,
  pairs: readonly RenamePair[],
): ReadonlyMap<ObjectId, Wanted> {
  const wanted = new Map<ObjectId, Wanted>();
  const given = new Set<ObjectId>();
  for (const { before: old, after: id, parts = [] } of pairs) {
    const object = after.get(id);
    const known = wanted.get(old);
    if (known && known.object === object) wanted.set(old, { object, parts: [...known.parts, ...parts] });
    if (!object || !before.has(old) || known || given.has(id)) continue;
    wanted.set(old, { object, parts });
    given.add(id);
  }
  return wanted;
}

/** The new names of all objects of a schema, worked out from those of the objects that they follow. */
class Renaming {
  readonly #before: Schema;
  readonly #after: Schema;
  readonly #wanted: ReadonlyMap<ObjectId, Wanted>;
  readonly #rules: RenameRules;
  readonly #names = new Map<ObjectId, Naming>();
  #taken: ReadonlySet<string> | undefined;
  /** Objects that have the new name of another. */
  #aside: ReadonlySet<ObjectId> = new Set();

  constructor(before: Schema, after: Schema, wanted: ReadonlyMap<ObjectId, Wanted>, rules: RenameRules) {
    this.#before = before;
    this.#after = after;
    this.#wanted = wanted;
    this.#rules = rules;
    this.#aside = this.#findOccupants();
  }

  /** What an object is called in the end. */
  of(object: SchemaObject): Naming {
    const known = this.#names.get(object.id);
    if (known) return known;
    const found = this.#newName(object);
    this.#names.set(object.id, found);
    return found;
  }

  /** The renames that need a statement, parents before their children; the others follow from these. */
  renames(schema: Schema, moved: ReadonlyMap<ObjectId, ObjectId>): Rename[] {
    const renamed = [...this.#before.values()].filter((object) => this.#isRenamed(object));
    return renamed
      .map((object) => ({ object, depth: this.#depth(object) }))
      .sort((left, right) => left.depth - right.depth || (left.object.id < right.object.id ? -1 : 1))
      .map(({ object }) => {
        const after = schema.get(moved.get(object.id) ?? object.id)!;
        const { attributes } = this.#withReferences(object, moved);
        return { type: 'rename', before: { ...after, ...this.#inherited(object), attributes }, after };
      });
  }

  /** An object under its new name, with new names in all that refers to others. */
  rewrite(object: SchemaObject, moved: ReadonlyMap<ObjectId, ObjectId>): SchemaObject {
    const rewritten = this.#withReferences(object, moved);
    const wanted = this.#wanted.get(object.id);
    if (!wanted) return rewritten;
    const placed = this.#changesNamespace(object, wanted)
      ? { ...rewritten, dependsOn: this.#dependenciesAfterMove(object, wanted.object, moved) }
      : rewritten;
    return wanted.parts.length === 0 ? placed : this.#rules.renameParts(placed, wanted.parts);
  }

  #withReferences(object: SchemaObject, moved: ReadonlyMap<ObjectId, ObjectId>): SchemaObject {
    const reference = (id: ObjectId) => moved.get(id) ?? id;
    return {
      ...object,
      ...this.of(object),
      ...(object.parent ? { parent: reference(object.parent) } : {}),
      dependsOn: object.dependsOn.map(reference),
      attributes: rewriteReferences(object.attributes, moved) as object,
    };
  }

  #newName(object: SchemaObject): Naming {
    const wanted = this.#wanted.get(object.id);
    if (wanted) return { id: wanted.object.id, name: wanted.object.name };
    const inherited = this.#inherited(object);
    return this.#aside.has(object.id) ? this.#freeName(object, inherited) : inherited;
  }

  /** What it is called if only what it belongs to has another name. */
  #inherited(object: SchemaObject): Naming {
    const container = this.#before.get(containerOf(object, this.#rules)!);
    const member = container ? renamedMember(object, container, this.of(container)) : object;
    const isNamedById = object.name.slice(1).some((part) => this.#before.has(part as ObjectId));
    return isNamedById
      ? naming(object.kind, this.#followed(object, member))
      : { id: member.id, name: member.name };
  }

  /** The name of what is called by the ids of several objects: of a part, that of its partition. */
  #followed(object: SchemaObject, { name }: Naming): readonly string[] {
    return name.map((part, index) => {
      const other = index === 0 ? undefined : this.#before.get(object.name[index] as ObjectId);
      return other ? this.of(other).id : part;
    });
  }

  #isRenamed(object: SchemaObject): boolean {
    const parts = this.#wanted.get(object.id)?.parts ?? [];
    return parts.length > 0 || this.of(object).id !== this.#inherited(object).id;
  }

  /** Of whatever kind: an index cannot have the name of a unique key. */
  #findOccupants(): ReadonlySet<ObjectId> {
    const wanted = [...this.#wanted.values()].map(({ object }) => object);
    const ids = new Set(wanted.map(({ id }) => id));
    const names = new Set(wanted.flatMap((object) => this.#rules.takes(object)));
    const occupants = [...this.#before.values()].filter((object) => {
      if (this.#wanted.has(object.id)) return false;
      const inherited = this.#inherited(object);
      return ids.has(inherited.id) || this.#takesAs(object, inherited).some((name) => names.has(name));
    });
    this.#names.clear();
    return new Set(occupants.map(({ id }) => id));
  }

  /** The names that an object takes when it is called so. */
  #takesAs(object: SchemaObject, called: Naming): readonly string[] {
    const parent = object.parent && this.#before.get(object.parent);
    return this.#rules.takes({ ...object, ...called, ...(parent && { parent: this.of(parent).id }) });
  }

  #freeName(object: SchemaObject, { name }: Naming): Naming {
    const own = [...name.at(-1)!].slice(0, 50).join('');
    const called = (suffix: string) => naming(object.kind, [...name.slice(0, -1), `${own}${suffix}`]);
    for (let number = 1; ; number += 1) {
      const free = called(number === 1 ? '_old' : `_old_${number}`);
      const isTaken = this.#takesAs(object, free).some((one) => this.#allNames().has(one));
      if (!isTaken && !this.#before.has(free.id) && !this.#after.has(free.id)) return free;
    }
  }

  #allNames(): ReadonlySet<string> {
    const objects = [...this.#before.values(), ...this.#after.values()];
    this.#taken ??= new Set(objects.flatMap((object) => this.#rules.takes(object)));
    return this.#taken;
  }

  #changesNamespace(object: SchemaObject, { object: wanted }: Wanted): boolean {
    return this.#rules.namespaceOf(object) !== this.#rules.namespaceOf(wanted);
  }

  #dependenciesAfterMove(
    object: SchemaObject,
    wanted: SchemaObject,
    moved: ReadonlyMap<ObjectId, ObjectId>,
  ): readonly ObjectId[] {
    const left = this.#rules.namespaceOf(object);
    const entered = this.#rules.namespaceOf(wanted);
    const kept = object.dependsOn.filter((id) => id !== left).map((id) => moved.get(id) ?? id);
    return entered === undefined ? kept : [...new Set([...kept, entered])];
  }

  #depth(object: SchemaObject): number {
    const container = this.#before.get(containerOf(object, this.#rules)!);
    return container ? this.#depth(container) + 1 : 0;
  }
}

/** References stand in attributes as ids, however deep, and as keys. */
function rewriteReferences(value: unknown, moved: ReadonlyMap<ObjectId, ObjectId>): unknown {
  if (typeof value === 'string') return moved.get(value as ObjectId) ?? value;
  if (Array.isArray(value)) return value.map((item) => rewriteReferences(item, moved));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      moved.get(key as ObjectId) ?? key,
      rewriteReferences(item, moved),
    ]),
  );
}
