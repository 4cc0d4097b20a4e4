import type { ObjectId, Schema, SchemaObject } from '../../model/object.ts';
import type { Schemas } from '../kind.ts';
import { wholesOf } from '../shared/wholesOf.ts';
import type { Table } from './object.ts';

/** What the attributes of a foreign key say. */
interface Reference {
  readonly columns: readonly ObjectId[];
  readonly referencedTable: ObjectId;
  readonly referencedColumns: readonly ObjectId[];
  readonly validation: string;
  readonly period?: true;
}

/** A foreign key to which the rows of a partition matter, as to any table that it is a part of. */
export type KeyToWhole = SchemaObject<string, Reference>;

/** The foreign keys that refer to what a table is a partition of, at any level. */
export function keysToWhole(table: Table, schema: Schema): readonly KeyToWhole[] {
  const wholes = new Set(wholesOf(table.id, schema));
  if (wholes.size === 0) return [];
  const keys = [...schema.values()].filter(({ kind }) => kind === 'foreign-key') as unknown as KeyToWhole[];
  return keys.filter(({ attributes }) => wholes.has(attributes.referencedTable));
}

/**
 * As long as rows are referred to, PostgreSQL takes no partition out that holds them: while rows move between
 * partitions, the keys make way.
 */
export function keysInTheWay(table: Table, { before, after }: Schemas): readonly ObjectId[] {
  const old = before.get(table.id) as Table | undefined;
  const moving = [old, defaultBeside(table, { before, after })].filter((part) => part !== undefined);
  return moving.flatMap((part) => keysToWhole(part, before).map(({ id }) => id));
}

/** The default partition beside a partition, as it is before, where it stays one. */
export function defaultBeside(table: Table, { before, after }: Schemas): Table | undefined {
  const above = table.attributes.partition?.of;
  const isDefault = (schema: Schema, { id, kind }: SchemaObject) => {
    const part = schema.get(id)?.attributes as Table['attributes'] | undefined;
    return kind === 'table' && part?.partition?.of === above && part?.partition?.bound === 'DEFAULT';
  };
  if (above === undefined) return undefined;
  const rest = [...before.values()].find((part) => isDefault(before, part) && isDefault(after, part));
  return rest as Table | undefined;
}
