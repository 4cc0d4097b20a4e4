import { defineKind } from '../kind.ts';
import { tableCatalog } from './catalog.ts';
import { tableExpressions } from './probeTable.ts';
import { reconcileTable } from './reconcileTable.ts';
import { tableRendering } from './rendering.ts';
import { tableRules } from './rules.ts';
import { tableStatements } from './statements.ts';

export const tableKind = defineKind({
  kind: 'table',
  label: 'table',
  catalog: tableCatalog,
  attributes: tableRules,
  statements: tableStatements,
  rendering: tableRendering,
  reconcile: reconcileTable,
  expressions: tableExpressions,
  // Its rows are kept; what it inherits from is another table then.
  release: ({ attributes }) => (attributes.inherits ? 'rebuild' : undefined),
});
