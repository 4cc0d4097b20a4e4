import { type ObjectId, objectId } from '../../model/object.ts';
import type { ResolvedField, ResolvedSchema } from '../resolved.ts';
import { columnReferences } from '../shared/columnReferences.ts';
import type { ColumnDefault } from './object.ts';

/** What the SQL in a default rests on: the columns that one is computed from, the sequences it counts up from. */
export function defaultDependencies(
  value: ColumnDefault | null,
  field: ResolvedField,
  schema: ResolvedSchema,
): readonly ObjectId[] {
  if (value?.type === 'generated') return computedFrom(value.sql, field);
  return value?.type === 'expression' ? countedFrom(value.sql, schema) : [];
}

function computedFrom(sql: string, { block }: ResolvedField): readonly ObjectId[] {
  const columns = block.fields.filter((column) => column.type.type !== 'relation');
  const named = columnReferences(sql, new Set(columns.map((column) => column.databaseName)));
  return columns.filter((column) => named.has(column.databaseName)).map((column) => column.id);
}

const nextValue = /\bnextval\s*\(\s*'((?:[^']|'')+)'/gi;

function countedFrom(sql: string, { blocks, defaultSchema }: ResolvedSchema): readonly ObjectId[] {
  const sequences = new Set(blocks.filter(({ keyword }) => keyword === 'sequence').map(({ id }) => id));
  return [...sql.matchAll(nextValue)]
    .map(([, name]) => objectId('sequence', qualifiedName(name!.replaceAll("''", "'"), defaultSchema)))
    .filter((id) => sequences.has(id));
}

/** A name as SQL has it, in parts: `app."Numbers"`. */
function qualifiedName(text: string, defaultSchema: string): readonly string[] {
  const parts = [...text.matchAll(/"((?:[^"]|"")*)"|[^".\s]+/g)].map(
    ([plain, quoted]) => quoted?.replaceAll('""', '"') ?? plain.toLowerCase(),
  );
  return parts.length === 1 ? [defaultSchema, ...parts] : parts;
}
