import { groupBy } from '../kinds/shared/groupBy.ts';
import type { ObjectId, SchemaObject } from '../model/object.ts';
import type { KnownNames, KnownRelation } from '../render/knownNames.ts';
import type { Span } from '../source/source.ts';
import type { Attribute, Block, Field } from '../syntax/ast.ts';
import { storedName } from './outline.ts';
import type { StatedSchema } from './statedSchema.ts';

/** The names that schema documents give to what they declare. */
export function documentNames({ documents, schema }: StatedSchema): KnownNames {
  const blocks = documents.flatMap((document) => document.blocks);
  const places = new Map(blocks.flatMap(placesOf));
  const byName = new Map(blocks.map((block) => [block.name?.value, block]));
  const names = {
    blocks: new Map<ObjectId, string>(),
    fields: new Map<ObjectId, string>(),
    values: new Map<ObjectId, ReadonlyMap<string, string>>(),
  };
  const relations = new Map<ObjectId, KnownRelation>();
  const relationFields = new Map<ObjectId, ReadonlySet<string>>();
  const parts = groupBy([...schema.values()], ({ parent }) => parent);
  for (const object of schema.values()) {
    const place = object.origin && places.get(spanKey(object.origin));
    if (!place) continue;
    if (!place.field) {
      names.blocks.set(object.id, place.block.name!.value);
      names.values.set(object.id, valueNames(place.block));
      relationFields.set(object.id, fieldsWithoutColumns(place.block, parts.get(object.id) ?? []));
    } else if (place.attribute) {
      if (nameOf(place.attribute) === 'relation') relations.set(object.id, relationOf(place, byName));
    } else names.fields.set(object.id, place.field.name.value);
  }
  for (const [parent, sides] of parts) {
    if (parent && !names.blocks.has(parent)) {
      const fields = fieldsOfSides(sides, names.fields);
      if (fields) relations.set(parent, fields);
    }
  }
  return { ...names, relations, relationFields };
}

function valueNames({ members }: Block): ReadonlyMap<string, string> {
  const values = members.filter((member) => member.type === 'Value');
  return new Map(values.map((value) => [storedName(value), value.name.value]));
}

interface Place {
  readonly block: Block;
  readonly field?: Field;
  readonly attribute?: Attribute;
}

/** Where objects can have their origin: the names of blocks and of fields, and attributes of fields. */
function placesOf(block: Block): readonly (readonly [string, Place])[] {
  const fields = block.members.filter((member) => member.type === 'Field');
  return [
    ...(block.name ? [[spanKey(block.name.span), { block }] as const] : []),
    ...fields.flatMap((field) => [
      [spanKey(field.name.span), { block, field }] as const,
      ...field.attributes.map((attribute) => [spanKey(attribute.span), { block, field, attribute }] as const),
    ]),
  ];
}

const spanKey = ({ source, start }: Span) => `${start} ${source.path}`;

const nameOf = ({ path }: Attribute) => path.map(({ value }) => value).join('.');

function fieldsWithoutColumns({ members }: Block, parts: readonly SchemaObject[]): ReadonlySet<string> {
  const origins = new Set(parts.flatMap(({ origin }) => (origin ? spanKey(origin) : [])));
  const fields = members.filter((member) => member.type === 'Field');
  return new Set(fields.flatMap(({ name }) => (origins.has(spanKey(name.span)) ? [] : [name.value])));
}

/** The sides of an implicit many-to-many relation: the field that leads to `A` is the opposite one. */
function fieldsOfSides(
  parts: readonly SchemaObject[],
  fields: ReadonlyMap<ObjectId, string>,
): KnownRelation | undefined {
  const [opposite, field] = ['A', 'B'].map((name) => {
    const column = parts.find((part) => part.name.at(-1) === name && fields.has(part.id));
    return column && fields.get(column.id);
  });
  return field !== undefined && opposite !== undefined ? { field, opposite } : undefined;
}

function relationOf(
  { block, field, attribute }: Place,
  blocks: ReadonlyMap<string | undefined, Block>,
): KnownRelation {
  const title = titleOf(attribute);
  const target = blocks.get(field!.fieldType.path.at(-1)?.value);
  const opposite = target?.members.find(
    (member): member is Field =>
      member.type === 'Field' &&
      member !== field &&
      member.fieldType.path.at(-1)?.value === block.name?.value &&
      isOpposite(member, title),
  );
  return {
    field: field!.name.value,
    ...(opposite && { opposite: opposite.name.value }),
    ...(title !== undefined && { title }),
  };
}

function isOpposite({ attributes }: Field, title: string | undefined): boolean {
  const relation = attributes.find((attribute) => nameOf(attribute) === 'relation');
  return titleOf(relation) === title && !relation?.arguments?.some(({ name }) => name?.value === 'fields');
}

function titleOf(relation: Attribute | undefined): string | undefined {
  const title = relation?.arguments?.find(({ name }) => name === undefined || name.value === 'name');
  return title?.value.type === 'String' ? title.value.value : undefined;
}
