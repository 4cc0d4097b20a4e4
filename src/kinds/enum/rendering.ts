import type { Rendering } from '../rendering.ts';
import { knownName, settleNames } from '../shared/settleNames.ts';
import type { Enum } from './object.ts';

/** An enum becomes a block with a line for each value. */
export const enumRendering: Rendering<Enum> = {
  block: 'enum',
  render(enums, draft) {
    for (const object of enums) {
      const { values } = object.attributes;
      const requests = values.map((stored) => ({
        stored,
        ...knownName(draft.valueName(object.id, stored)),
      }));
      const names = settleNames(requests, { reserved: constants, empty: 'empty' });
      const block = draft.block(object.id)!;
      block.values.push(...values.map((stored, index) => ({ stored, name: names[index]! })));
      draft.place(object.id, block);
    }
  },
};

/** A default of the enum could not be told from these. */
const constants: ReadonlySet<string> = new Set(['true', 'false', 'null']);
