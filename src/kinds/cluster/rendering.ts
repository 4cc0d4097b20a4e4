import { argument, attribute } from '../../syntax/build.ts';
import type { Rendering } from '../rendering.ts';
import { indexWord } from '../shared/indexOfTable.ts';
import type { Cluster } from './object.ts';

/** It becomes `@@cluster` of the table's block. */
export const clusterRendering: Rendering<Cluster> = {
  render(clusters, draft) {
    for (const { id, parent, attributes } of clusters) {
      const words = [argument(indexWord(attributes.index, draft))];
      const line = { attribute: attribute('cluster', words), doc: undefined };
      draft.block(parent!)!.attributes.push(line);
      draft.place(id, line);
    }
  },
};
