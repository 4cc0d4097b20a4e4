import type { SchemaObject } from '../model/object.ts';
import type { Span } from '../source/source.ts';
import type { StatedSchema } from './statedSchema.ts';

/** Finds the objects that a stretch of a document declares, in the order of the schema. */
export class OriginIndex {
  readonly #objects = new Map<Span['source'], SchemaObject[]>();

  constructor({ schema }: StatedSchema) {
    for (const object of schema.values()) {
      if (!object.origin) continue;
      const known = this.#objects.get(object.origin.source);
      if (known) known.push(object);
      else this.#objects.set(object.origin.source, [object]);
    }
  }

  within({ source, start, end }: Span): readonly SchemaObject[] {
    return (this.#objects.get(source) ?? []).filter(
      ({ origin }) => origin!.start >= start && origin!.end <= end,
    );
  }
}
