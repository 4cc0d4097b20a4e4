import { defineKind } from '../kind.ts';
import { collationNameIn } from '../shared/takenNames.ts';
import { collationCatalog } from './catalog.ts';
import { collationExpressions } from './probe.ts';
import { collationRendering } from './rendering.ts';
import { collationRules, collationStatements } from './statements.ts';

export const collationKind = defineKind({
  kind: 'collation',
  label: 'collation',
  takes: ({ name: [schema, name] }) => [collationNameIn(schema!, name!)],
  catalog: collationCatalog,
  attributes: collationRules,
  statements: collationStatements,
  rendering: collationRendering,
  expressions: collationExpressions,
  // A locale is no SQL: no name stands in it.
  storedTexts: () => [],
});
