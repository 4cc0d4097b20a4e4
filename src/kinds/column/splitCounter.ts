import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';
import { literal, qualified, sql } from '../../sql/sql.ts';
import { schemaDependency } from '../shared/schemaDependency.ts';
import { columnSequence } from './counterSequence.ts';
import type { Column } from './object.ts';

/** A serial column as PostgreSQL keeps it: one that takes its default from a sequence, and the sequence that it owns. */
export function splitCounter(
  column: Column,
): { readonly object: Column; readonly part: SchemaObject } | undefined {
  if (column.attributes.default?.type !== 'serial') return undefined;
  const { name, type, options } = columnSequence(column);
  const id: ObjectId = objectId('sequence', name);
  const next = sql`nextval(${literal(qualified(name).text())}::regclass)`;
  const attributes = { type, ...options, ownedBy: column.id };
  return {
    object: {
      ...column,
      attributes: { ...column.attributes, default: { type: 'expression', sql: next.text() } },
      dependsOn: [...column.dependsOn, id],
    },
    part: { id, kind: 'sequence', name, attributes, dependsOn: schemaDependency(name[0]) },
  };
}
