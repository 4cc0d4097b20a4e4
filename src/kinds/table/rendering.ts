import type { ObjectId } from '../../model/object.ts';
import { argument, array, attribute, path } from '../../syntax/build.ts';
import type { BlockDraft, Rendering, SchemaDraft } from '../rendering.ts';
import { elementList } from '../shared/indexWords.ts';
import { boundWords } from './boundWords.ts';
import type { Table } from './object.ts';
import { attributeWords } from './words.ts';

/** A table becomes a model; what belongs to it is written by the kinds of its parts. */
export const tableRendering: Rendering<Table> = {
  block: (table) => (table.attributes.partition ? 'partition' : 'model'),
  render(tables, draft) {
    for (const table of tables) {
      const block = draft.block(table.id)!;
      const words = draft.client ? [] : attributeWords(table);
      block.attributes.push(...words.map((attribute) => ({ attribute, doc: undefined })));
      draft.place(table.id, block);
      renderPartition(table, block, draft);
    }
  },
  complete(tables, draft) {
    for (const table of tables) renderLineage(table, draft.block(table.id)!, draft);
    if (!draft.client) return;
    for (const table of tables) {
      if (!table.attributes.partition) ignoreWithoutIdentity(draft.block(table.id)!, draft);
    }
  },
};

function renderPartition({ attributes }: Table, block: BlockDraft, draft: SchemaDraft): void {
  const { partition } = attributes;
  if (!partition) return;
  block.annotation = draft.block(partition.of)!.name;
  for (const [property, value] of boundWords(partition.bound)) block.assignments.set(property, value);
}

/** The partition key, and the tables that it inherits from, with the columns that are its own as well. */
function renderLineage({ attributes }: Table, block: BlockDraft, draft: SchemaDraft): void {
  const { partitionKey, inherits, merged = [] } = attributes;
  if (partitionKey) {
    const words = [
      elementList(partitionKey.elements, draft),
      argument('by', path(strategyWords[partitionKey.strategy])),
    ];
    block.attributes.push({ attribute: attribute('partition', words), doc: undefined });
  }
  if (!inherits) return;
  const names = inherits.map((parent) => path(draft.block(parent)!.name));
  block.attributes.push({ attribute: attribute('inherits', [argument(array(...names))]), doc: undefined });
  for (const column of merged) renderMerged(column, block, draft);
}

const strategyWords = { range: 'Range', list: 'List', hash: 'Hash' } as const;

/** An inherited column that is the table's own as well stands in its block again, unless it does already. */
function renderMerged(column: ObjectId, block: BlockDraft, draft: SchemaDraft): void {
  const field = draft.field(column);
  if (block.fields.some((own) => own.name === field.name)) return;
  block.fields.push({ ...field, keyAttributes: [], doc: undefined });
}

/** Prisma Client asks for a key that identifies every row, or for `@@ignore`. */
function ignoreWithoutIdentity(block: BlockDraft, draft: SchemaDraft): void {
  const identifies = (column: ObjectId) => {
    const field = draft.field(column);
    return !field.optional && !field.list && field.unsupported === undefined;
  };
  if (block.keys.some((key) => key.every(identifies))) return;
  block.ignored = true;
  block.attributes.push({ attribute: attribute('ignore'), doc: undefined });
}
