import { defineKind } from '../kind.ts';
import { indexExpressionPaths, probeIndex } from '../shared/indexExpressions.ts';
import { constraintNameOn, relationName } from '../shared/takenNames.ts';
import { uniqueCatalog } from './catalog.ts';
import { doubleUnique } from './doubleUnique.ts';
import { reconcileUnique } from './reconcileUnique.ts';
import { uniqueRendering } from './rendering.ts';
import { uniqueRules, uniqueStatements } from './statements.ts';

export const uniqueKind = defineKind({
  kind: 'unique',
  label: 'unique index',
  takes: ({ name: [schema, name], parent }) => [
    relationName(schema!, name!),
    constraintNameOn(parent!, name!),
  ],
  catalog: uniqueCatalog,
  attributes: uniqueRules,
  statements: uniqueStatements,
  rendering: uniqueRendering,
  reconcile: reconcileUnique,
  double: doubleUnique,
  expressions: { paths: indexExpressionPaths, probe: probeIndex },
});
