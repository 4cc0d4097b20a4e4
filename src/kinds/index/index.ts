import { defineKind } from '../kind.ts';
import { doubleIndex } from '../shared/doubleIndex.ts';
import { indexExpressionPaths, probeIndex } from '../shared/indexExpressions.ts';
import { reconcileIndex } from '../shared/reconcileIndex.ts';
import { relationName } from '../shared/takenNames.ts';
import { indexCatalog } from './catalog.ts';
import { indexRendering } from './rendering.ts';
import { indexRules, indexStatements } from './statements.ts';

export const indexKind = defineKind({
  kind: 'index',
  label: 'index',
  takes: ({ name: [schema, name] }) => [relationName(schema!, name!)],
  catalog: indexCatalog,
  attributes: indexRules,
  statements: indexStatements,
  rendering: indexRendering,
  reconcile: reconcileIndex,
  double: doubleIndex,
  expressions: { paths: indexExpressionPaths, probe: probeIndex },
});
