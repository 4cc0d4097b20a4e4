import { defineKind } from '../kind.ts';
import { typeName } from '../shared/takenNames.ts';
import { rangeCatalog } from './catalog.ts';
import { reconcileRange } from './reconcileRange.ts';
import { rangeRendering } from './rendering.ts';
import { rangeRules, rangeStatements } from './statements.ts';

export const rangeKind = defineKind({
  kind: 'range',
  label: 'range',
  takes: ({ name: [schema, name] }) => [typeName(schema!, name!)],
  catalog: rangeCatalog,
  attributes: rangeRules,
  statements: rangeStatements,
  rendering: rangeRendering,
  reconcile: reconcileRange,
});
