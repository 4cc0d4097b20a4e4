import { defineKind } from '../kind.ts';
import { materializedViewCatalog } from './catalog.ts';
import { materializedViewRules, materializedViewStatements } from './statements.ts';

export const materializedViewKind = defineKind({
  kind: 'materialized-view',
  label: 'materialized view',
  catalog: materializedViewCatalog,
  attributes: materializedViewRules,
  statements: materializedViewStatements,
  storedTexts: () => [['definition']],
});
