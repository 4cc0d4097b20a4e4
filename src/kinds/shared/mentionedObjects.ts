import type { ObjectId, Schema, SchemaObject } from '../../model/object.ts';
import type { StatementContext } from '../kind.ts';

/** Quoted names, and words. */
const names = /"((?:[^"]|"")+)"|([\p{L}_][\p{L}\p{N}_$]*)/gu;

/**
 * The objects in schemas whose names stand in a text of SQL, whatever they mean there. PostgreSQL records no
 * dependencies of such a text; at most, one of these is there when the text is read.
 */
export function mentionedObjects(
  text: string,
  reader: SchemaObject,
  { after, creates }: Pick<StatementContext, 'after' | 'creates'>,
): readonly ObjectId[] {
  const words = new Set(
    [...text.matchAll(names)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!.toLowerCase(),
    ),
  );
  return namedObjects(after)
    .filter(({ id, name }) => id !== reader.id && words.has(ownWord(name)) && creates(id))
    .map(({ id }) => id);
}

/** A routine is called by its name without its arguments. */
function ownWord(name: readonly string[]): string {
  return name[1]!.replace(/\(.*$/, '');
}

/** What is named in a schema, and belongs to nothing else there. */
const namedObjects = (schema: Schema) =>
  [...schema.values()].filter(({ name, parent }) => !parent && name.length === 2);
