import { defineKind } from '../kind.ts';
import { relationName, typeName } from '../shared/takenNames.ts';
import { tableCatalog } from './catalog.ts';
import { tableExpressions } from './probeTable.ts';
import { reconcileTable } from './reconcileTable.ts';
import { tableRendering } from './rendering.ts';
import { tableRules } from './rules.ts';
import { tableStatements } from './statements.ts';

export const tableKind = defineKind({
  kind: 'table',
  label: 'table',
  takes: ({ name: [schema, name] }) => [relationName(schema!, name!), typeName(schema!, name!)],
  catalog: tableCatalog,
  attributes: tableRules,
  statements: tableStatements,
  rendering: tableRendering,
  reconcile: reconcileTable,
  expressions: tableExpressions,
  // Its rows are kept; what it inherits from is another table then.
  release: ({ attributes }) => (attributes.inherits ? 'rebuild' : undefined),
});
