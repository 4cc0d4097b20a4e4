import type { ObjectId } from '../../model/object.ts';
import { objectId } from '../../model/object.ts';
import type { ResolvedBlock, ResolvedField, ResolvedSchema } from '../resolved.ts';
import { attributeOf, expressionArgument } from './resolvedArguments.ts';

const nextValue = /\bnextval\s*\(\s*'((?:[^']|'')+)'(?:\s*::\s*regclass)?\s*\)/gi;

/** The sequences of the schema that an SQL expression counts up from. */
export function sequenceReferences(sql: string, schema: ResolvedSchema): readonly ObjectId[] {
  const sequences = new Set(
    schema.blocks.filter(({ keyword }) => keyword === 'sequence').map(({ id }) => id),
  );
  return [...sql.matchAll(nextValue)]
    .map(([, name]) => objectId('sequence', qualifiedName(name!.replaceAll("''", "'"), schema.defaultSchema)))
    .filter((id) => sequences.has(id));
}

/** A name as SQL has it, in parts: `app."Numbers"`. */
function qualifiedName(text: string, defaultSchema: string): readonly string[] {
  const parts = [...text.matchAll(/"((?:[^"]|"")*)"|[^".\s]+/g)].map(
    ([plain, quoted]) => quoted?.replaceAll('""', '"') ?? plain.toLowerCase(),
  );
  return parts.length === 1 ? [defaultSchema, ...parts] : parts;
}

/** The column that `ownedBy` of a sequence names. */
export function ownerOf(sequence: ResolvedBlock, schema: ResolvedSchema): ResolvedField | undefined {
  const expression = expressionArgument({ arguments: sequence.properties }, 'ownedBy');
  const path = expression?.type === 'Path' ? expression.path.map((name) => name.value) : [];
  const model = schema.blocks.find((candidate) => candidate.name === path[0]);
  const field = model?.fields.find((candidate) => candidate.name === path[1]);
  return path.length === 2 && field?.type.type !== 'relation' ? field : undefined;
}

/**
 * The sequence that a column owns and takes its default from. The catalog cannot tell that from a `serial` column, so
 * the sequence is stated as part of the column, and is no object of its own; one with a comment is.
 */
export function counterOf(field: ResolvedField, schema: ResolvedSchema): ResolvedBlock | undefined {
  const { type, list } = field;
  if (list || type.type !== 'scalar' || (type.scalar !== 'Int' && type.scalar !== 'BigInt')) return undefined;
  const call = expressionArgument(attributeOf(field, 'default'), 'value');
  const written = call?.type === 'Call' ? call.arguments[0]?.value : undefined;
  if (written?.type !== 'String' || written.value.trim().replace(nextValue, '') !== '') return undefined;
  const [id] = sequenceReferences(written.value, schema);
  const sequence = schema.blocks.find((block) => block.id === id);
  const isOwn = sequence && sequence.schema === field.block.schema && ownerOf(sequence, schema) === field;
  const isCommented = sequence?.doc && !schema.client;
  return isOwn && !isCommented ? sequence : undefined;
}
