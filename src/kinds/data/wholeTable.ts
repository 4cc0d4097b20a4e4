import { childrenOf } from '../../model/childrenOf.ts';
import { type ObjectId, objectName, type Schema, type SchemaObject } from '../../model/object.ts';
import type { Reading } from '../../model/reading.ts';
import { rowKey } from '../shared/rowKey.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import { dataId } from './object.ts';

/** What must be known to read all rows of a table with all their values; undefined where no key tells them apart. */
export function wholeTable(table: SchemaObject, schema: Schema): readonly Reading[] | undefined {
  const key = keysOf(table.id, schema).find((columns) => columns.every((id) => canBeKey(schema.get(id))));
  if (!key) return undefined;
  const object = dataId(table.name);
  const names = (ids: readonly ObjectId[]) => rowKey(ids.map((id) => objectName(id).at(-1)!));
  const columns = [...schema.values()].filter(({ kind, parent }) => kind === 'column' && parent === table.id);
  return [
    { object, fact: `complete:${names(key)}` },
    ...columns.map(({ id }) => ({ object, fact: `column:${names([id])}` })),
  ];
}

interface Key {
  readonly columns?: readonly ObjectId[];
  readonly elements?: readonly { readonly column?: ObjectId }[];
  readonly predicate?: string | null;
}

/** The primary key first. */
function keysOf(table: ObjectId, schema: Schema): readonly (readonly ObjectId[])[] {
  const own = childrenOf(schema, table);
  const columnsOf = ({ attributes }: SchemaObject): readonly ObjectId[] => {
    const { columns, elements, predicate } = attributes as Key;
    const given = columns ?? elements?.flatMap(({ column }) => column ?? []) ?? [];
    return predicate || (elements && given.length < elements.length) ? [] : given;
  };
  return ['primary-key', 'unique']
    .flatMap((kind) => own.filter((object) => object.kind === kind).map(columnsOf))
    .filter((columns) => columns.length > 0);
}

const keyTypes = /^(?:text|uuid|smallint|integer|bigint|boolean|character(?: varying)?(?:\(\d+\))?)$/;

function canBeKey(column: SchemaObject | undefined): boolean {
  const { type, nullable } = (column?.attributes ?? {}) as {
    readonly type?: TypeRef;
    readonly nullable?: boolean;
  };
  if (!type || type.array || nullable) return false;
  return 'object' in type ? type.object.startsWith('enum:') : keyTypes.test(type.text);
}
