import type { ObjectId, SchemaObject } from './object.ts';

/** What must happen to one object. */
export type Change<Object extends SchemaObject = SchemaObject> =
  | Create<Object>
  | Drop<Object>
  | Alter<Object>
  | Rename<Object>;

export interface Create<Object extends SchemaObject = SchemaObject> {
  readonly type: 'create';
  readonly after: Object;
}

export interface Drop<Object extends SchemaObject = SchemaObject> {
  readonly type: 'drop';
  readonly before: Object;
  /** What outlives it still rests on it: it steps aside for its successor, and goes when nothing needs it any more. */
  readonly stepsAside?: true;
}

export interface Alter<Object extends SchemaObject = SchemaObject> {
  readonly type: 'alter';
  readonly before: Object;
  readonly after: Object;
  /** The names of the attributes that differ, sorted. */
  readonly attributes: readonly string[];
  /** What changes in words, where the names of the attributes say little: `2 rows added`. */
  readonly extent?: string;
  /** What it rests on and is made anew in the same plan, while it stays with its data. */
  readonly outlives?: readonly ObjectId[];
}

/** The object gets another name; its other differences are changes of their own, under the new name. */
export interface Rename<Object extends SchemaObject = SchemaObject> {
  readonly type: 'rename';
  /** With the old name of its own and the new names of its parents, which are renamed first. */
  readonly before: Object;
  readonly after: Object;
}

/** The object as it will be, or, of a drop, as it was. */
export function subjectOf(change: Change): SchemaObject {
  return change.type === 'drop' ? change.before : change.after;
}
