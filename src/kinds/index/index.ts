import { defineKind } from '../kind.ts';
import { indexExpressionPaths, probeIndex } from '../shared/indexExpressions.ts';
import { indexCatalog } from './catalog.ts';
import { indexRendering } from './rendering.ts';
import { indexRules, indexStatements } from './statements.ts';

export const indexKind = defineKind({
  kind: 'index',
  label: 'index',
  catalog: indexCatalog,
  attributes: indexRules,
  statements: indexStatements,
  rendering: indexRendering,
  expressions: { paths: indexExpressionPaths, probe: probeIndex },
});
