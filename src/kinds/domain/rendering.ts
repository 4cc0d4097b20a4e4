import { argument, attribute, string } from '../../syntax/build.ts';
import type { FieldDraft, Rendering, SchemaDraft } from '../rendering.ts';
import { defaultWords } from '../shared/defaultWords.ts';
import { collateAttributes } from '../shared/fieldCollation.ts';
import { fieldTypeWords, plainField } from '../shared/fieldTypeWords.ts';
import type { Domain } from './object.ts';

/** A domain becomes a block with one field, `value`. */
export const domainRendering: Rendering<Domain> = {
  block: 'domain',
  beyondClient: true,
  render(domains, draft) {
    for (const domain of domains) {
      const block = draft.block(domain.id)!;
      block.fields.push(valueField(domain, draft));
      draft.place(domain.id, block);
    }
  },
};

function valueField({ attributes }: Domain, draft: SchemaDraft): FieldDraft {
  const { type, collation, notNull, notNullName: name, default: value } = attributes;
  const called = name === undefined ? undefined : [argument('map', string(name))];
  const words = fieldTypeWords(type, draft);
  return {
    ...plainField('value', type, words),
    attributes: [
      ...(value === null ? [] : [attribute('default', [argument(defaultWords(value, words.target))])]),
      ...(notNull ? [attribute('notNull', called)] : []),
      ...collateAttributes(collation, draft),
      ...words.native,
    ],
  };
}
