import type { ObjectId } from '../../model/object.ts';
import { argument, array, attribute, path } from '../../syntax/build.ts';
import type { BlockDraft, Rendering, SchemaDraft } from '../rendering.ts';
import { elementList } from '../shared/indexWords.ts';
import { tableColumns } from '../shared/tableColumns.ts';
import { boundWords } from './boundWords.ts';
import type { Table, TableDetails } from './object.ts';
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
function renderLineage({ attributes, details }: Table, block: BlockDraft, draft: SchemaDraft): void {
  const { partitionKey, inherits } = attributes;
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
  const { merged = [] } = (details ?? {}) as TableDetails;
  for (const name of merged) renderMerged(name, inherits, block, draft);
}

const strategyWords = { range: 'Range', list: 'List', hash: 'Hash' } as const;

/** An inherited column that is the table's own as well stands in its block again, unless it does already. */
function renderMerged(
  name: string,
  parents: readonly ObjectId[],
  block: BlockDraft,
  draft: SchemaDraft,
): void {
  const children = (id: ObjectId) => [...draft.schema.values()].filter(({ parent }) => parent === id);
  const column = parents
    .flatMap((parent) => tableColumns(parent, draft.schema, { children: (_, id) => children(id) }))
    .find((candidate) => candidate.name.at(-1) === name);
  const field = column && draft.field(column.id);
  if (!field || block.fields.some((own) => own.name === field.name)) return;
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
