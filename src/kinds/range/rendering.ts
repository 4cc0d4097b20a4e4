import { string } from '../../syntax/build.ts';
import type { Rendering } from '../rendering.ts';
import { collateAttributes } from '../shared/fieldCollation.ts';
import { fieldTypeWords, plainField } from '../shared/fieldTypeWords.ts';
import type { Range } from './object.ts';

/** A range type becomes a block with one field, `value`. */
export const rangeRendering: Rendering<Range> = {
  block: 'range',
  beyondClient: true,
  render(ranges, draft) {
    for (const { id, attributes } of ranges) {
      const block = draft.block(id)!;
      const words = fieldTypeWords(attributes.type, draft);
      block.fields.push({
        ...plainField('value', attributes.type, words),
        attributes: [...collateAttributes(attributes.collation, draft), ...words.native],
      });
      for (const key of ['operatorClass', 'canonical', 'difference'] as const) {
        const value = attributes[key];
        if (value !== null) block.assignments.set(key, string(value));
      }
      draft.place(id, block);
    }
  },
};
