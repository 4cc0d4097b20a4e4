import type { SchemaObject } from './object.ts';

/** What must happen to one object. */
export type Change = Create | Drop | Alter | Rename;

export interface Create {
  readonly type: 'create';
  readonly after: SchemaObject;
}

export interface Drop {
  readonly type: 'drop';
  readonly before: SchemaObject;
}

export interface Alter {
  readonly type: 'alter';
  readonly before: SchemaObject;
  readonly after: SchemaObject;
  /** The names of the attributes that differ, sorted. */
  readonly attributes: readonly string[];
}

export interface Rename {
  readonly type: 'rename';
  readonly before: SchemaObject;
  readonly after: SchemaObject;
}
