import { type Diagnostic, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import { describeObject } from '../kinds/describeObject.ts';
import type { KindRegistry } from '../kinds/kind.ts';
import type { BlockDraft } from '../kinds/rendering.ts';
import { groupBy } from '../kinds/shared/groupBy.ts';
import { wordless } from '../kinds/wordless.ts';
import { type ObjectId, type Schema, type SchemaObject, schemaOf } from '../model/object.ts';
import { formatDocument } from '../syntax/format.ts';
import { Draft } from './draft.ts';
import { draftDocument } from './draftDocument.ts';
import { joinTableRelation, joinTables } from './joinTables.ts';
import { type KnownNames, noNames } from './knownNames.ts';
import { plural } from './plural.ts';
import { settleBlocks } from './settleBlocks.ts';
import { settleFields } from './settleFields.ts';
import { writeRelations } from './writeRelations.ts';

export interface RenderOptions {
  /** The schema of blocks that name none. */
  readonly defaultSchema: string;
  /** Whether the document gets a generator for Prisma Client. */
  readonly client?: boolean;
  /** Names that stand already. */
  readonly names?: KnownNames;
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
  const left = wordless(schema, kinds, options.client);
  const stated = schemaOf([...schema.values()].filter(({ id }) => !left.has(id)));
  const draft = draftOf(stated, kinds, options);
  writeRelations(draft, options.names?.relations ?? noNames.relations);
  draft.settle();
  return {
    text: formatDocument(draftDocument(draft)),
    diagnostics: [...draft.diagnostics, ...wordlessDiagnostics(left, schema, kinds)],
  };
}

function draftOf(schema: Schema, kinds: KindRegistry, options: RenderOptions): Draft {
  const { defaultSchema, client = false, names = noNames } = options;
  const objects = [...schema.values()].toSorted(compareNames);
  const named = blocksOf(objects, kinds, defaultSchema, names.blocks);
  const joins = joinTables(objects).flatMap((join) => joinTableRelation(join, named) ?? []);
  const joined = new Set(joins.flatMap((join) => join.objects));
  const others = objects.filter((object) => !joined.has(object));
  const draft = new Draft({
    schema,
    defaultSchema,
    client,
    blocks: [...named.values()].filter((block) => !joined.has(block.object)),
    fieldNames: settleFields(
      others.filter((object) => kinds.kindOf(object.kind).rendering?.field),
      names,
    ),
    valueNames: names.values,
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
  known: ReadonlyMap<ObjectId, string>,
): ReadonlyMap<ObjectId, BlockDraft> {
  const requests = objects.flatMap((object) => {
    const keyword = kinds.kindOf(object.kind).rendering?.block;
    if (keyword === undefined) return [];
    return [{ object, keyword: typeof keyword === 'function' ? keyword(object) : keyword }];
  });
  const blocks = settleBlocks(requests, defaultSchema, known).toSorted((left, right) => {
    const rank = kinds.rank(right.object.kind) - kinds.rank(left.object.kind);
    return rank || compareTexts(left.name, right.name);
  });
  return new Map(blocks.map((block) => [block.object.id, block]));
}

function renderKinds(objects: readonly SchemaObject[], kinds: KindRegistry, draft: Draft): void {
  const byKind = [...groupBy(objects, (object) => object.kind)];
  for (const [kind, members] of byKind.toSorted(([left], [right]) => kinds.rank(left) - kinds.rank(right))) {
    kinds.kindOf(kind).rendering?.render(members, draft);
  }
  for (const [kind, members] of byKind) kinds.kindOf(kind).rendering?.complete?.(members, draft);
}

const namesShown = 3;

/** One warning for all of them; what belongs to one of them goes without saying. */
function wordlessDiagnostics(
  ids: ReadonlySet<ObjectId>,
  schema: Schema,
  kinds: KindRegistry,
): readonly Diagnostic[] {
  const roots = [...schema.values()].filter(
    (object) =>
      ids.has(object.id) &&
      !(object.parent && ids.has(object.parent)) &&
      !kinds.kindOf(object.kind).isImplied?.(object),
  );
  if (roots.length === 0) return [];
  const notes = [...groupBy(roots, ({ kind }) => plural(kinds.kindOf(kind).label))]
    .toSorted(([left], [right]) => compareTexts(left, right))
    .map(([label, members]) => {
      const names = members.toSorted(compareNames).map((object) => nameOf(object, kinds));
      const more = names.length > namesShown ? ', …' : '';
      return { message: `${label}: ${names.length} (${names.slice(0, namesShown).join(', ')}${more})` };
    });
  const message =
    'The language has no words yet for some of what the database holds; it is not in the schema, and is left alone.';
  return [warningDiagnostic('not-in-language', message, { notes })];
}

function nameOf(object: SchemaObject, kinds: KindRegistry): string {
  const { describe, label } = kinds.kindOf(object.kind);
  return describe ? describe(object).replace(`${label} `, '') : object.name.join('.');
}

const compareTexts = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

function compareNames(left: SchemaObject, right: SchemaObject): number {
  const place = left.name.findIndex((part, index) => part !== right.name[index]);
  return place < 0
    ? left.name.length - right.name.length
    : compareTexts(left.name[place]!, right.name[place] ?? '');
}
