import { attribute } from '../../syntax/build.ts';
import type { Rendering, SchemaDraft } from '../rendering.ts';
import { canBeListed, elementList, indexArguments, nameArgument } from '../shared/indexWords.ts';
import type { Index } from './object.ts';

/** An index becomes `@@index` of its table's block. */
export const indexRendering: Rendering<Index> = {
  render(indexes, draft) {
    for (const index of indexes) renderIndex(index, draft);
  },
};

function renderIndex(index: Index, draft: SchemaDraft): void {
  if (!canBeListed(index, draft)) return;
  const line = {
    attribute: attribute('index', [
      elementList(index.attributes.elements, draft),
      ...indexArguments(index.attributes, draft),
      ...nameArgument(index, draft),
    ]),
    doc: undefined,
  };
  draft.block(index.parent!)!.attributes.push(line);
  draft.place(index.id, line);
}
