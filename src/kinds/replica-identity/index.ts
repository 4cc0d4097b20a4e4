import { objectName } from '../../model/object.ts';
import { defineKind } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { replicaIdentityCatalog } from './catalog.ts';
import { replicaIdentityRendering } from './rendering.ts';
import { replicaIdentityRules, replicaIdentityStatements } from './statements.ts';

export const replicaIdentityKind = defineKind({
  kind: 'replica-identity',
  label: 'replica identity',
  takes: () => [],
  describe: ({ parent }) => `replica identity of ${displayName(objectName(parent!))}`,
  catalog: replicaIdentityCatalog,
  attributes: replicaIdentityRules,
  statements: replicaIdentityStatements,
  rendering: replicaIdentityRendering,
});
