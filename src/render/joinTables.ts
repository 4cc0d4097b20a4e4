import { type Column, columnId } from '../kinds/column/object.ts';
import { type ForeignKey, foreignKeyId } from '../kinds/foreign-key/object.ts';
import { type Index, indexId } from '../kinds/index/object.ts';
import { type PrimaryKey, primaryKeyId } from '../kinds/primary-key/object.ts';
import type { BlockDraft, RelationDraft } from '../kinds/rendering.ts';
import { groupBy } from '../kinds/shared/groupBy.ts';
import { lowerFirst } from '../kinds/shared/lowerFirst.ts';
import { deepEqual } from '../model/deepEqual.ts';
import { type ObjectId, type Schema, type SchemaObject, schemaOf } from '../model/object.ts';
import { maximumNameBytes } from '../sql/quoteIdentifier.ts';
import { plural } from './plural.ts';

/** A table that two list fields, one in each of two models, stand for. */
export interface JoinTable {
  readonly table: SchemaObject;
  /** The table and its parts. */
  readonly objects: readonly SchemaObject[];
  /** The tables that the columns `A` and `B` refer to. */
  readonly sides: readonly [ObjectId, ObjectId];
}

/**
 * The tables of implicit many-to-many relations: exactly those that the language makes for two list fields, so that
 * nothing is lost where only the fields are written. Such a table is `_Name` with the columns `A` and `B`, the
 * primary key of both, an index on `B`, and a cascading foreign key from each to a primary key of one column.
 */
export function joinTables(objects: readonly SchemaObject[]): readonly JoinTable[] {
  const schema = schemaOf(objects);
  const childrenOf = groupBy(objects, (object) => object.parent);
  const referenced = new Set(
    objects.filter(isForeignKey).map((foreignKey) => foreignKey.attributes.referencedTable),
  );
  return objects.flatMap((table) => {
    if (table.kind !== 'table' || !table.name.at(-1)!.startsWith('_') || referenced.has(table.id)) return [];
    if (Object.keys(table.attributes).length > 0) return [];
    const parts = childrenOf.get(table.id) ?? [];
    const sides = sidesOf(table, schema);
    const expected = sides && joinTableParts(table, sides, childrenOf);
    if (!sides || !expected || !haveSameObjects(parts, expected)) return [];
    if (parts.some((part) => childrenOf.has(part.id))) return [];
    return [{ table, objects: [table, ...parts], sides }];
  });
}

/**
 * The relation that stands for such a table. Undefined where the language would make another table of it: the columns
 * go by the order of the models' names, and the table is in the schema of both.
 */
export function joinTableRelation(
  join: JoinTable,
  blocks: ReadonlyMap<ObjectId, BlockDraft>,
): { readonly objects: readonly SchemaObject[]; readonly relation: RelationDraft } | undefined {
  const [from, to] = join.sides.map((side) => blocks.get(side)!) as [BlockDraft, BlockDraft];
  const [schema, name] = join.table.name as readonly [string, string];
  if (from.name > to.name || [from, to].some((side) => side.object.name[0] !== schema)) return undefined;
  const relation: RelationDraft = {
    object: join.table.id,
    from,
    to,
    cardinality: 'many-to-many',
    optional: false,
    names: [plural(lowerFirst(to.name))],
    relationName: name.slice(1),
    arguments: [],
  };
  return { objects: join.objects, relation };
}

const isForeignKey = (object: SchemaObject): object is ForeignKey => object.kind === 'foreign-key';
const isPrimaryKey = (object: SchemaObject): object is PrimaryKey => object.kind === 'primary-key';

function sidesOf(table: SchemaObject, schema: Schema): readonly [ObjectId, ObjectId] | undefined {
  const [a, b] = ['A', 'B'].map((column) => {
    const foreignKey = schema.get(foreignKeyId(table.name, `${table.name.at(-1)}_${column}_fkey`));
    return foreignKey && isForeignKey(foreignKey) ? foreignKey.attributes.referencedTable : undefined;
  });
  return a && b ? [a, b] : undefined;
}

type Part = Pick<SchemaObject, 'id' | 'attributes'>;

/** What belongs to the table of such a relation; undefined where a side cannot have one. */
function joinTableParts(
  table: SchemaObject,
  sides: readonly [ObjectId, ObjectId],
  childrenOf: ReadonlyMap<ObjectId | undefined, readonly SchemaObject[]>,
): readonly Part[] | undefined {
  const [schema, name] = table.name as readonly [string, string];
  if (Buffer.byteLength(`${name}_AB_pkey`) > maximumNameBytes) return undefined;
  const a = columnId(table.name, 'A');
  const b = columnId(table.name, 'B');
  const [sideA, sideB] = [
    sidePart(table, 'A', sides[0], childrenOf),
    sidePart(table, 'B', sides[1], childrenOf),
  ];
  if (!sideA || !sideB) return undefined;
  const primaryKey: PrimaryKey['attributes'] = { columns: [a, b] };
  const index: Index['attributes'] = {
    table: table.id,
    method: 'btree',
    elements: [{ column: b }],
    include: [],
    predicate: null,
    parameters: [],
  };
  return [
    ...sideA,
    ...sideB,
    { id: primaryKeyId(table.name, `${name}_AB_pkey`), attributes: primaryKey },
    { id: indexId(schema, `${name}_B_index`), attributes: index },
  ];
}

/** The column and the foreign key of one side. */
function sidePart(
  table: SchemaObject,
  letter: string,
  side: ObjectId,
  childrenOf: ReadonlyMap<ObjectId | undefined, readonly SchemaObject[]>,
): readonly Part[] | undefined {
  const children = childrenOf.get(side) ?? [];
  const [referencedColumn, ...others] = children.find(isPrimaryKey)?.attributes.columns ?? [];
  const referenced = children.find((child): child is Column => child.id === referencedColumn);
  if (!referenced || others.length > 0) return undefined;
  const id = columnId(table.name, letter);
  const column: Column['attributes'] = {
    type: referenced.attributes.type,
    collation: null,
    nullable: false,
    default: null,
  };
  const foreignKey: ForeignKey['attributes'] = {
    columns: [id],
    referencedTable: side,
    referencedColumns: [referenced.id],
    onDelete: 'CASCADE',
    onUpdate: 'CASCADE',
    onDeleteColumns: [],
    match: 'simple',
    deferrable: 'no',
    validation: 'valid',
  };
  return [
    { id, attributes: column },
    { id: foreignKeyId(table.name, `${table.name.at(-1)}_${letter}_fkey`), attributes: foreignKey },
  ];
}

function haveSameObjects(objects: readonly Part[], expected: readonly Part[]): boolean {
  const attributesOf = new Map(objects.map((object) => [object.id, object.attributes]));
  return (
    objects.length === expected.length &&
    expected.every((part) => deepEqual(attributesOf.get(part.id), part.attributes))
  );
}
