import type { Span } from '../source/source.ts';

declare const objectIdBrand: unique symbol;

/** Names one object of a schema: its kind and its qualified name, as `column:public.deals.city`. */
export type ObjectId = string & { readonly [objectIdBrand]: true };

/**
 * One object of a schema: a table, a column, a constraint, a comment. Flat, plain and immutable.
 * References from one object to another are ObjectIds, in `attributes` too, so that a rename can follow them.
 */
export interface SchemaObject<K extends string = string, A extends object = object> {
  readonly kind: K;
  readonly id: ObjectId;
  /** The object that this one belongs to and is dropped with. */
  readonly parent?: ObjectId;
  /** Qualified, unquoted: `['public', 'deals', 'city']`. */
  readonly name: readonly string[];
  /** The only thing that is compared. JSON values; `undefined` stands nowhere in it. */
  readonly attributes: Readonly<A>;
  /** Objects that must be there before this one, beside its parent. Never compared. */
  readonly dependsOn: readonly ObjectId[];
  /** The place among its siblings, for creation alone: columns of a new table. Never compared. */
  readonly order?: number;
  /** What a statement needs to know of the catalog, or of the user's wishes, that is no property of the object
   *  (the sequence behind a serial column, a hint). Never compared. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** What no comparison can know. Inert once the database has caught up. */
  readonly hints?: Hints;
  /** Where the user wrote it. Never compared. */
  readonly origin?: Span;
}

/** `@renamedFrom`, `@replaces`, `@using` and `@backfill` of the language. */
export interface Hints {
  /** The unquoted last name that the object had before; with its schema in front, `auth.users`, where it moves. */
  readonly renamedFrom?: string;
  /** `@renamedFrom` of names inside the object: the values of an enum. */
  readonly parts?: readonly { readonly before: string; readonly after: string }[];
  /** What rows with a value that goes hold afterwards. */
  readonly replaced?: readonly { readonly before: string; readonly after: string }[];
  /** SQL: the conversion of the rows that exist when a type changes. */
  readonly using?: string;
  /** SQL: the value for the rows that exist. */
  readonly backfill?: string;
}

/** A whole schema, each object under its id. The order of entries carries no meaning. */
export type Schema = ReadonlyMap<ObjectId, SchemaObject>;

const plainName = /^[A-Za-z0-9_$]+$/;

/** The id of an object from its kind and its qualified name. Names with other characters are quoted in it. */
export function objectId(kind: string, name: readonly string[]): ObjectId {
  const parts = name.map((part) => (plainName.test(part) ? part : `"${part.replaceAll('"', '""')}"`));
  return `${kind}:${parts.join('.')}` as ObjectId;
}

const idPart = /"((?:[^"]|"")*)"|([^.]+)/g;

/** The qualified name in an id: the inverse of `objectId`. */
export function objectName(id: ObjectId): readonly string[] {
  const name = id.slice(id.indexOf(':') + 1);
  if (!name.includes('"')) return name.split('.');
  return [...name.matchAll(idPart)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

/** A schema of these objects. Throws when two have one id: that is a bug of whoever made them. */
export function schemaOf(objects: Iterable<SchemaObject>): Schema {
  const schema = new Map<ObjectId, SchemaObject>();
  for (const object of objects) {
    if (schema.has(object.id)) throw new Error(`two objects are called ${object.id}`);
    schema.set(object.id, object);
  }
  return schema;
}
