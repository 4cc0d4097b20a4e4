import type { ResolvedSchema } from '../resolved.ts';
import { extensionSchemas } from './extensionNames.ts';
import type { TypeRef } from './typeRef.ts';

type NamedType = Extract<TypeRef, { text: string }>;

/** A name with its schema in front: `extensions.hstore`, `"my schema".vector(3)`. */
const qualifiedName = /^("(?:[^"]|"")*"|[^".(\s]+)\.(.+)$/s;

/**
 * The type with the schema that its extension is declared to be in: a type with the name of the extension (`citext`),
 * or one that is written with that schema (`extensions.geometry`). Any other stays as it is.
 */
export function inExtensionSchema(type: NamedType, schema: ResolvedSchema): NamedType {
  const schemas = extensionSchemas(schema);
  const [, written, text] = qualifiedName.exec(type.text) ?? [];
  if (written !== undefined && text !== undefined) {
    const name = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written;
    return [...schemas.values()].includes(name) ? { ...type, text, schema: name } : type;
  }
  const own = schemas.get(type.text.replace(/\(.*$/s, ''));
  return own === undefined ? type : { ...type, schema: own };
}
