import { defineKind } from '../kind.ts';
import { primaryKeyCatalog } from './catalog.ts';
import { primaryKeyRendering } from './rendering.ts';
import { primaryKeyStatements } from './statements.ts';

export const primaryKeyKind = defineKind({
  kind: 'primary-key',
  label: 'primary key',
  catalog: primaryKeyCatalog,
  attributes: { columns: { change: 'replace' } },
  statements: primaryKeyStatements,
  rendering: primaryKeyRendering,
});
