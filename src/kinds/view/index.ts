import { defineKind } from '../kind.ts';
import { viewCatalog } from './catalog.ts';
import { viewRules, viewStatements } from './statements.ts';

export const viewKind = defineKind({
  kind: 'view',
  label: 'view',
  catalog: viewCatalog,
  attributes: viewRules,
  statements: viewStatements,
  storedTexts: () => [['definition']],
});
