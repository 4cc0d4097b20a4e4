import { deepEqual } from '../model/deepEqual.ts';
import { type ObjectId, objectId, type Schema, type SchemaObject } from '../model/object.ts';
import { pendingRenames } from './pendingRenames.ts';
import { type Naming, renamedMember } from './renamedMember.ts';
import type { PartRename, RenamePair } from './renamePair.ts';
import { containerOf, type RenameRules } from './renameRules.ts';

export interface HintedRenames {
  readonly pairs: readonly RenamePair[];
  /** Objects whose hint, or that on the name inside them, says nothing any more: the database has caught up. */
  readonly inert: readonly { readonly object: SchemaObject; readonly part?: string }[];
  /** Objects that change names with each other, where nothing shows whether they have. */
  readonly circular: readonly SchemaObject[];
}

/** The renames that the schema asks for with `@renamedFrom`, parents before their children. */
export function hintedRenames(
  before: Schema,
  after: Schema,
  rules: RenameRules,
  given: readonly RenamePair[] = [],
): HintedRenames {
  const hints = new Hints(before, after, rules, given);
  const hinted = [...after.values()].filter(({ hints: own }) => own?.renamedFrom !== undefined);
  for (const level of byDepth(hinted, after)) hints.takeNames(level);
  for (const object of after.values()) hints.takeParts(object);
  return { pairs: hints.pairs.slice(given.length), inert: hints.inert, circular: hints.circular };
}

class Hints {
  readonly pairs: RenamePair[];
  readonly inert: { readonly object: SchemaObject; readonly part?: string }[] = [];
  readonly circular: SchemaObject[] = [];
  readonly #before: Schema;
  readonly #after: Schema;
  readonly #rules: RenameRules;
  /** The old ids of what is renamed, by the new ones. */
  readonly #origins: Map<ObjectId, ObjectId>;
  readonly #givenOrigins: ReadonlySet<ObjectId>;

  constructor(before: Schema, after: Schema, rules: RenameRules, given: readonly RenamePair[]) {
    this.#before = before;
    this.#after = after;
    this.#rules = rules;
    this.pairs = [...given];
    this.#origins = new Map(given.map((pair) => [pair.after, pair.before]));
    this.#givenOrigins = new Set(given.map((pair) => pair.before));
  }

  /** Objects whose parents are settled; two that exchange names are of one level. */
  takeNames(objects: readonly SchemaObject[]): void {
    const open = objects.filter(({ id }) => !this.#origins.has(id));
    const byHint = new Map<PartRename, SchemaObject>();
    for (const object of open) {
      const old = this.#hintedId(object);
      if (!this.#givenOrigins.has(old)) byHint.set({ before: old, after: this.#originOf(object).id }, object);
    }
    const present = (id: string) => this.#before.has(id as ObjectId);
    const { pending, settled, circular } = pendingRenames({ hints: [...byHint.keys()], present });
    for (const hint of pending) {
      const { id } = byHint.get(hint)!;
      this.#origins.set(id, hint.before as ObjectId);
      this.pairs.push({ before: hint.before as ObjectId, after: id });
    }
    this.inert.push(...settled.map((hint) => ({ object: byHint.get(hint)! })));
    this.circular.push(...circular.map((hint) => byHint.get(hint)!));
  }

  /** The names inside an object: where they change round, the order in which they are wanted tells. */
  takeParts(object: SchemaObject): void {
    const current = this.#before.get(this.#originOf(object).id);
    const hints = object.hints?.parts ?? [];
    if (!current || hints.length === 0) return;
    const names = this.#rules.partsOf(current);
    const wanted = this.#rules.partsOf(object);
    const { pending, settled, circular } = pendingRenames({ hints, present: (name) => names.includes(name) });
    const round = [...pending, ...circular];
    const becomes = this.#rules.partsOf(this.#rules.renameParts(current, round));
    const isOpen = circular.length > 0 && deepEqual(becomes, wanted) && !deepEqual(names, wanted);
    const parts = isOpen ? round : pending;
    if (parts.length > 0) this.pairs.push({ before: current.id, after: object.id, parts });
    const done = isOpen ? settled : [...settled, ...circular];
    this.inert.push(...done.map(({ after }) => ({ object, part: after })));
  }

  /** What an object of the schema after is called in the one before, but for a rename of its own by a hint. */
  #originOf(object: SchemaObject): Naming {
    const origin = this.#before.get(this.#origins.get(object.id)!);
    if (origin) return origin;
    const container = this.#after.get(containerOf(object, this.#rules)!);
    return container ? renamedMember(object, container, this.#originOf(container)) : object;
  }

  /** A hint names the object in its place, or in another schema: `auth.users`. */
  #hintedId(object: SchemaObject): ObjectId {
    const hint = object.hints!.renamedFrom!;
    const beside = objectId(object.kind, [...this.#originOf(object).name.slice(0, -1), hint]);
    const dot = hint.indexOf('.');
    const staysWithParent = object.parent !== undefined && this.#rules.movesWithParent(object);
    if (staysWithParent || dot < 0 || this.#before.has(beside)) return beside;
    return objectId(object.kind, [hint.slice(0, dot), hint.slice(dot + 1)]);
  }
}

/** Those without a parent first, then those in them, and so on; each level sorted by id. */
function byDepth(objects: readonly SchemaObject[], schema: Schema): readonly (readonly SchemaObject[])[] {
  const levels: SchemaObject[][] = [];
  for (const object of [...objects].sort((left, right) => (left.id < right.id ? -1 : 1))) {
    let depth = 0;
    for (let above = schema.get(object.parent!); above; above = schema.get(above.parent!)) depth += 1;
    levels[depth] ??= [];
    levels[depth]!.push(object);
  }
  return levels.filter((level) => level !== undefined);
}
