import type { ObjectId } from '../../model/object.ts';
import { attribute } from '../../syntax/build.ts';
import type { BlockDraft, Rendering, SchemaDraft } from '../rendering.ts';
import type { Table } from './object.ts';

/** A table becomes a model; what belongs to it is written by the kinds of its parts. */
export const tableRendering: Rendering<Table> = {
  block: 'model',
  render(tables, draft) {
    for (const table of tables) draft.place(table.id, draft.block(table.id)!);
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
