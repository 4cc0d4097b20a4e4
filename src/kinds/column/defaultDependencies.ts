import type { ObjectId } from '../../model/object.ts';
import type { ResolvedField, ResolvedSchema } from '../resolved.ts';
import { allColumns } from '../shared/allColumns.ts';
import { collationReferences } from '../shared/collationReferences.ts';
import { columnReferences } from '../shared/columnReferences.ts';
import { sequenceReferences } from '../shared/sequenceReferences.ts';
import { typeReferences } from '../shared/typeReferences.ts';
import type { ColumnDefault } from './object.ts';

/** What the SQL in a default rests on: types, the columns that one is computed from, the sequences it counts up from. */
export function defaultDependencies(
  value: ColumnDefault | null,
  field: ResolvedField,
  schema: ResolvedSchema,
): readonly ObjectId[] {
  if (value?.type !== 'generated' && value?.type !== 'expression') return [];
  const types = typeReferences(value.sql, schema);
  return value.type === 'generated'
    ? [...types, ...computedFrom(value.sql, field), ...collationReferences(value.sql, schema)]
    : [...types, ...sequenceReferences(value.sql, schema)];
}

function computedFrom(sql: string, { block }: ResolvedField): readonly ObjectId[] {
  const columns = allColumns(block);
  const named = columnReferences(sql, new Set(columns.map((column) => column.databaseName)));
  return columns.filter((column) => named.has(column.databaseName)).map((column) => column.id);
}
