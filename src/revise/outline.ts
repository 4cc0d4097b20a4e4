import type { ObjectId } from '../model/object.ts';
import type { Attribute, Block, BlockAttribute, Member, Value } from '../syntax/ast.ts';
import { ExpressionPrinter } from '../syntax/printExpression.ts';
import { OriginIndex } from './originIndex.ts';
import type { StatedSchema } from './statedSchema.ts';

/** A line of a block that is no attribute of it. */
export type Line = Exclude<Member, BlockAttribute>;

/** An attribute of a block or of one of its lines. */
export interface Facet {
  readonly attribute: Attribute;
  readonly path: string;
  /** In canonical form, without its `@`. */
  readonly text: string;
  /** The key of the line that it stands on; undefined for `@@…`. */
  readonly home: string | undefined;
  readonly member: Member;
}

/** A block with its parts by what they say, so that the parts of two documents can be paired. */
export interface OutlinedBlock {
  readonly block: Block;
  readonly lines: ReadonlyMap<string, Line>;
  readonly facets: ReadonlyMap<string, Facet>;
}

/**
 * The blocks of a schema by what they stand for: an object where they declare one, else their keyword and name.
 * `moved`: the new ids of objects that have another name in what this is compared with.
 */
export function outline(
  stated: StatedSchema,
  moved: ReadonlyMap<ObjectId, ObjectId>,
): ReadonlyMap<string, OutlinedBlock> {
  const origins = new OriginIndex(stated);
  const keyOf = (id: ObjectId) => moved.get(id) ?? id;
  const blocks = stated.documents.flatMap((document) => document.blocks);
  return new Map(
    blocks.map((block) => {
      const [object] = block.name ? origins.within(block.name.span) : [];
      const key = object ? keyOf(object.id) : plainKey(block);
      return [key, outlineBlock(block, object?.id, origins, keyOf)];
    }),
  );
}

/** There is one datasource, whatever its name. */
function plainKey({ keyword, name }: Block): string {
  return keyword.value === 'datasource' ? keyword.value : `${keyword.value} ${name?.value ?? ''}`;
}

function outlineBlock(
  block: Block,
  id: ObjectId | undefined,
  origins: OriginIndex,
  keyOf: (id: ObjectId) => ObjectId,
): OutlinedBlock {
  const lines = new Map<string, Line>();
  const facets = new Map<string, Facet>();
  const add = (attribute: Attribute, member: Member, home: string | undefined) => {
    const [object] = origins.within(attribute.span);
    const path = attribute.path.length > 1 ? 'native type' : attribute.path[0]!.value;
    const text = new ExpressionPrinter(member.inner).attribute(attribute, 2);
    const key = object ? keyOf(object.id) : freeKey(`${home ?? '@@'} ${path}`, facets);
    facets.set(key, { attribute, path, text, home, member });
  };
  for (const member of block.members) {
    if (member.type === 'BlockAttribute') {
      add(member.attribute, member, undefined);
      continue;
    }
    const key = lineKey(member, id, origins, keyOf);
    lines.set(key, member);
    if (member.type !== 'Assignment') for (const attribute of member.attributes) add(attribute, member, key);
  }
  return { block, lines, facets };
}

function freeKey(key: string, taken: ReadonlyMap<string, unknown>): string {
  let free = key;
  for (let number = 2; taken.has(free); number += 1) free = `${key} ${number}`;
  return free;
}

function lineKey(
  line: Line,
  block: ObjectId | undefined,
  origins: OriginIndex,
  keyOf: (id: ObjectId) => ObjectId,
): string {
  switch (line.type) {
    case 'Field': {
      const own = origins.within(line.name.span).find(({ parent }) => parent === block);
      return own ? keyOf(own.id) : `field ${line.name.value}`;
    }
    case 'Value':
      return `value ${storedName(line)}`;
    case 'Assignment':
      return `property ${line.key.value}`;
  }
}

/** A value of an enum as the database holds it. */
export function storedName({ name, attributes }: Value): string {
  const map = attributes.find(({ path }) => path.length === 1 && path[0]!.value === 'map');
  const given = map?.arguments?.[0]?.value;
  return given?.type === 'String' ? given.value : name.value;
}
