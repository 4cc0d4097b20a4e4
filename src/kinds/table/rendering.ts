import type { Rendering } from '../rendering.ts';
import type { Table } from './object.ts';

/** A table becomes a model; what belongs to it is written by the kinds of its parts. */
export const tableRendering: Rendering<Table> = {
  block: 'model',
  render(tables, draft) {
    for (const table of tables) draft.place(table.id, draft.block(table.id)!);
  },
};
