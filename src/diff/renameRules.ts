import type { ObjectId, SchemaObject } from '../model/object.ts';
import type { PartRename } from './renamePair.ts';

/** What renaming must know of kinds, given from outside: it names none. */
export interface RenameRules {
  /** The object of the schema in which an object without a parent stands, where the schema is one. */
  readonly namespaceOf: (object: SchemaObject) => ObjectId | undefined;
  /** The names that an object takes in the database, each with where it is one of a kind. */
  readonly takes: (object: SchemaObject) => readonly string[];
  /** False for what stays in its schema when its parent goes into another. */
  readonly movesWithParent: (object: SchemaObject) => boolean;
  /** An object that takes another along into another schema, and is not its parent. */
  readonly companionOf: (object: SchemaObject) => ObjectId | undefined;
  /** Names inside an object that can be renamed while it stays, in their order. */
  readonly partsOf: (object: SchemaObject) => readonly string[];
  /** The object with other names inside. */
  readonly renameParts: (object: SchemaObject, parts: readonly PartRename[]) => SchemaObject;
}

/** The object whose name an object's own follows. */
export function containerOf(object: SchemaObject, rules: RenameRules): ObjectId | undefined {
  const parent = rules.movesWithParent(object) ? object.parent : undefined;
  return parent ?? rules.companionOf(object) ?? rules.namespaceOf(object);
}
