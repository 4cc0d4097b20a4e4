import type { Argument } from '../../syntax/ast.ts';
import { argument, attribute, path } from '../../syntax/build.ts';
import type { Rendering, SchemaDraft } from '../rendering.ts';
import { indexWord } from '../shared/indexOfTable.ts';
import { words } from './declaration.ts';
import type { ReplicaIdentity } from './object.ts';

/** It becomes `@@replicaIdentity` of the table's block. */
export const replicaIdentityRendering: Rendering<ReplicaIdentity> = {
  render(identities, draft) {
    for (const identity of identities) {
      const line = { attribute: attribute('replicaIdentity', [argumentOf(identity, draft)]), doc: undefined };
      draft.block(identity.parent!)!.attributes.push(line);
      draft.place(identity.id, line);
    }
  },
};

function argumentOf({ attributes: { mode, index } }: ReplicaIdentity, draft: SchemaDraft): Argument {
  if (index !== null) return argument('index', indexWord(index, draft));
  return argument(path(Object.entries(words).find(([, meaning]) => meaning === mode)![0]));
}
