import type { Change } from '../model/change.ts';
import type { ObjectId, Schema, SchemaObject } from '../model/object.ts';

/**
 * `renamed`: the ids of what stands for others, by the ids of these: under new names of the user's, or as successors.
 * `schema`: all that is there beside it.
 */
export type Double<Object extends SchemaObject = SchemaObject> = (
  object: Object,
  renamed: ReadonlyMap<ObjectId, ObjectId>,
  schema: Schema,
) => Interim | undefined;

/** What happens to an object itself, beside its name. */
export type OwnChange<Object extends SchemaObject = SchemaObject> = Exclude<
  Change<Object>,
  { readonly type: 'rename' }
>;

/** How an object stands between two migrations. */
export interface Interim<Object extends SchemaObject = SchemaObject> {
  /** Undefined: it is not there. */
  readonly object: Object | undefined;
  /** What takes its place in the second migration, and stands beside it until then. */
  readonly successor?: Object;
  /** What the rows hold in it, or in its successor: those that are there and those of the older application. */
  readonly fill?: Fill;
}

/** The values of a column for rows of an application that does not know it. */
export interface Fill {
  /** SQL over the other columns of the row. */
  readonly value: string;
  /** The default that the column has in the end: what a row holds for which `value` gives NULL. */
  readonly otherwise?: string;
  /** Whether no row may be without one in the end. */
  readonly required: boolean;
  /** SQL: the other column of the row that always holds the same, whichever of the two is written. */
  readonly mirrors?: string;
  /** SQL: `value` in the type of the column, where that is all that it ever holds, as no application writes it yet. */
  readonly derived?: string;
}

/**
 * What stands beside an object under a name of its own, by the id of that, and takes its place where a plan makes it anew or
 * changes what it holds. It is in no schema of the plan.
 */
export type Successors = ReadonlyMap<ObjectId, SchemaObject>;
