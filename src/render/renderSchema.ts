import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { describeObject } from '../kinds/describeObject.ts';
import type { KindRegistry } from '../kinds/kind.ts';
import type { BlockDraft } from '../kinds/rendering.ts';
import { groupBy } from '../kinds/shared/groupBy.ts';
import type { Schema, SchemaObject } from '../model/object.ts';
import { formatDocument } from '../syntax/format.ts';
import { Draft } from './draft.ts';
import { draftDocument } from './draftDocument.ts';
import { joinTableRelation, joinTables } from './joinTables.ts';
import { settleBlocks } from './settleBlocks.ts';
import { settleFields } from './settleFields.ts';
import { writeRelations } from './writeRelations.ts';

export interface RenderOptions {
  /** The schema of blocks that name none. */
  readonly defaultSchema: string;
  /** Whether the document gets a generator for Prisma Client. */
  readonly client?: boolean;
}

export interface RenderedSchema {
  readonly text: string;
  /** `not-in-language`: what the document cannot hold. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A schema as a document of the language: read again, it is the same schema. The text does not depend on the order of
 * the objects. Each object is in the document or in a diagnostic.
 */
export function renderSchema(schema: Schema, kinds: KindRegistry, options: RenderOptions): RenderedSchema {
  const draft = draftOf(schema, kinds, options);
  writeRelations(draft);
  draft.settle();
  return { text: formatDocument(draftDocument(draft)), diagnostics: draft.diagnostics };
}

function draftOf(schema: Schema, kinds: KindRegistry, options: RenderOptions): Draft {
  const { defaultSchema, client = false } = options;
  const objects = [...schema.values()].toSorted(compareNames);
  const named = blocksOf(objects, kinds, defaultSchema);
  const joins = joinTables(objects).flatMap((join) => joinTableRelation(join, named) ?? []);
  const joined = new Set(joins.flatMap((join) => join.objects));
  const others = objects.filter((object) => !joined.has(object));
  const draft = new Draft({
    schema,
    defaultSchema,
    client,
    blocks: [...named.values()].filter((block) => !joined.has(block.object)),
    fieldNames: settleFields(others.filter((object) => kinds.kindOf(object.kind).rendering?.field)),
    describe: (object) => describeObject(object, kinds, defaultSchema),
  });
  for (const part of joined) draft.place(part.id);
  draft.relations.push(...joins.map((join) => join.relation));
  renderKinds(others, kinds, draft);
  return draft;
}

/** Empty blocks by their objects, those of tables first, then by name. */
function blocksOf(
  objects: readonly SchemaObject[],
  kinds: KindRegistry,
  defaultSchema: string,
): ReadonlyMap<SchemaObject['id'], BlockDraft> {
  const requests = objects.flatMap((object) => {
    const keyword = kinds.kindOf(object.kind).rendering?.block;
    return keyword === undefined ? [] : [{ object, keyword }];
  });
  const blocks = settleBlocks(requests, defaultSchema).toSorted((left, right) => {
    const rank = kinds.rank(right.object.kind) - kinds.rank(left.object.kind);
    return rank || compareTexts(left.name, right.name);
  });
  return new Map(blocks.map((block) => [block.object.id, block]));
}

function renderKinds(objects: readonly SchemaObject[], kinds: KindRegistry, draft: Draft): void {
  const byKind = [...groupBy(objects, (object) => object.kind)];
  for (const [kind, members] of byKind.toSorted(([left], [right]) => kinds.rank(left) - kinds.rank(right))) {
    const { rendering } = kinds.kindOf(kind);
    if (rendering) rendering.render(members, draft);
    else for (const object of members) draft.notInLanguage(object, 'the language has no words for it');
  }
  for (const [kind, members] of byKind) kinds.kindOf(kind).rendering?.complete?.(members, draft);
}

const compareTexts = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

function compareNames(left: SchemaObject, right: SchemaObject): number {
  const place = left.name.findIndex((part, index) => part !== right.name[index]);
  return place < 0
    ? left.name.length - right.name.length
    : compareTexts(left.name[place]!, right.name[place] ?? '');
}
