import { boolean, path, string } from '../../syntax/build.ts';
import type { BlockDraft, Rendering } from '../rendering.ts';
import { providerWords } from './declaration.ts';
import type { Collation } from './object.ts';

/** A collation becomes a block that says what is not PostgreSQL's default. */
export const collationRendering: Rendering<Collation> = {
  block: 'collation',
  beyondClient: true,
  render(collations, draft) {
    for (const collation of collations) {
      const block = draft.block(collation.id)!;
      renderOptions(collation, block);
      draft.place(collation.id, block);
    }
  },
};

function renderOptions({ attributes }: Collation, { assignments }: BlockDraft): void {
  const { provider, deterministic } = attributes;
  const word = Object.keys(providerWords).find((candidate) => providerWords[candidate] === provider)!;
  assignments.set('provider', path(word));
  for (const key of ['locale', 'order', 'characters', 'rules'] as const) {
    const value = attributes[key];
    if (value !== null) assignments.set(key, string(value));
  }
  if (!deterministic) assignments.set('deterministic', boolean(false));
}
