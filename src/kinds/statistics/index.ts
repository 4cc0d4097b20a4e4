import { defineKind } from '../kind.ts';
import { statisticsCatalog } from './catalog.ts';
import { reconcileStatistics } from './reconcileStatistics.ts';
import { statisticsRendering } from './rendering.ts';
import { statisticsExpressions, statisticsRules, statisticsStatements } from './statements.ts';

export const statisticsKind = defineKind({
  kind: 'statistics',
  label: 'statistics',
  takes: ({ kind, name }) => [JSON.stringify([kind, ...name])],
  catalog: statisticsCatalog,
  attributes: statisticsRules,
  statements: statisticsStatements,
  rendering: statisticsRendering,
  reconcile: reconcileStatistics,
  expressions: statisticsExpressions,
});
