import type { Rendering } from '../rendering.ts';
import type { Composite } from './object.ts';

/** A composite type becomes a block; its attributes write its fields. */
export const compositeRendering: Rendering<Composite> = {
  block: 'type',
  beyondClient: true,
  render(types, draft) {
    for (const { id } of types) draft.place(id, draft.block(id)!);
  },
};
