import type { ObjectId } from '../../model/object.ts';
import { attribute } from '../../syntax/build.ts';
import type { BlockDraft, Rendering, SchemaDraft } from '../rendering.ts';
import type { Table } from './object.ts';
import { attributeWords } from './words.ts';

/** A table becomes a model; what belongs to it is written by the kinds of its parts. */
export const tableRendering: Rendering<Table> = {
  block: 'model',
  render(tables, draft) {
    for (const table of tables) {
      const block = draft.block(table.id)!;
      const words = draft.client ? [] : attributeWords(table);
      block.attributes.push(...words.map((attribute) => ({ attribute, doc: undefined })));
      draft.place(table.id, block);
    }
  },
  complete(tables, draft) {
    if (!draft.client) return;
    for (const table of tables) ignoreWithoutIdentity(draft.block(table.id)!, draft);
  },
};

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
