import { argument, attribute, string } from '../../syntax/build.ts';
import type { Rendering, SchemaDraft } from '../rendering.ts';
import { deferrableArguments } from '../shared/deferrable.ts';
import { indexMethods } from '../shared/indexParameters.ts';
import { canBeListed, elementList, indexArguments, nameArgument } from '../shared/indexWords.ts';
import { usualType } from './declaration.ts';
import type { Exclusion } from './object.ts';

/** An exclusion constraint becomes `@@exclude` of its table's block. */
export const exclusionRendering: Rendering<Exclusion> = {
  render(exclusions, draft) {
    for (const exclusion of exclusions) renderExclusion(exclusion, draft);
  },
};

function renderExclusion(exclusion: Exclusion, draft: SchemaDraft): void {
  if (!canBeListed(exclusion, draft)) return;
  const { elements, operators, deferrable } = exclusion.attributes;
  const words = [
    elementList(elements, draft, (index) => [argument('with', string(operators[index]!))]),
    ...indexArguments(exclusion.attributes, draft, indexMethods[usualType]),
    ...deferrableArguments(deferrable),
    ...nameArgument(exclusion, draft),
  ];
  const line = { attribute: attribute('exclude', words), doc: undefined };
  draft.block(exclusion.parent!)!.attributes.push(line);
  draft.place(exclusion.id, line);
}
