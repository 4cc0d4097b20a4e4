import { objectName } from '../../model/object.ts';
import { defineKind } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { clusterCatalog } from './catalog.ts';
import { clusterRendering } from './rendering.ts';
import { clusterRules, clusterStatements } from './statements.ts';

export const clusterKind = defineKind({
  kind: 'cluster',
  label: 'cluster order',
  takes: () => [],
  describe: ({ parent }) => `cluster order of ${displayName(objectName(parent!))}`,
  catalog: clusterCatalog,
  attributes: clusterRules,
  statements: clusterStatements,
  rendering: clusterRendering,
});
