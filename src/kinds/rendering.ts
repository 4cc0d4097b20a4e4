import type { SchemaObject } from '../model/object.ts';

/** How objects of a kind are written in the language; see src/render for the document that they are put into. */
export interface Rendering<Object extends SchemaObject> {
  readonly render: (object: Object) => void;
}
