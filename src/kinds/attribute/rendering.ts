import { argument, attribute, string } from '../../syntax/build.ts';
import type { FieldDraft, Rendering, SchemaDraft } from '../rendering.ts';
import { collateAttributes } from '../shared/fieldCollation.ts';
import { fieldTypeWords, plainField } from '../shared/fieldTypeWords.ts';
import type { Attribute } from './object.ts';

/** An attribute becomes a field of its type's block. */
export const attributeRendering: Rendering<Attribute> = {
  field: true,
  beyondClient: true,
  render(attributes, draft) {
    for (const object of attributes.toSorted((left, right) => (left.order ?? 0) - (right.order ?? 0)))
      draft.addField(object, fieldOf(object, draft));
  },
};

function fieldOf(object: Attribute, draft: SchemaDraft): FieldDraft {
  const { type, collation } = object.attributes;
  const words = fieldTypeWords(type, draft);
  const name = draft.fieldName(object.id);
  const stored = object.name.at(-1)!;
  return {
    ...plainField(name, type, words),
    attributes: [
      ...collateAttributes(collation, draft),
      ...(name === stored ? [] : [attribute('map', [argument(string(stored))])]),
      ...words.native,
    ],
  };
}
