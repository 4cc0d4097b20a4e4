import { defineKind } from '../kind.ts';
import { indexExpressionPaths, probeIndex } from '../shared/indexExpressions.ts';
import { interimOfConstraint } from '../shared/interim.ts';
import { reconcileIndex } from '../shared/reconcileIndex.ts';
import { constraintNameOn, relationName } from '../shared/takenNames.ts';
import { exclusionCatalog } from './catalog.ts';
import { exclusionRendering } from './rendering.ts';
import { exclusionRules, exclusionStatements } from './statements.ts';

export const exclusionKind = defineKind({
  kind: 'exclusion',
  label: 'exclusion constraint',
  takes: ({ name: [schema, name], parent }) => [
    relationName(schema!, name!),
    constraintNameOn(parent!, name!),
  ],
  catalog: exclusionCatalog,
  attributes: exclusionRules,
  statements: exclusionStatements,
  rendering: exclusionRendering,
  reconcile: reconcileIndex,
  interim: interimOfConstraint,
  expressions: { paths: indexExpressionPaths, probe: probeIndex },
});
