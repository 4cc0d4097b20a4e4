import { defineKind } from '../kind.ts';
import { viewColumnCatalog } from './catalog.ts';
import { viewColumnRules, viewColumnStatements } from './statements.ts';

export const viewColumnKind = defineKind({
  kind: 'view-column',
  label: 'column',
  takes: () => [],
  catalog: viewColumnCatalog,
  attributes: viewColumnRules,
  statements: viewColumnStatements,
  storedTexts: ({ attributes }) => (attributes.default === null ? [] : [['default']]),
});
