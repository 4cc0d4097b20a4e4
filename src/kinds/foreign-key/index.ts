import { defineKind } from '../kind.ts';
import { foreignKeyCatalog } from './catalog.ts';
import { foreignKeyRendering } from './rendering.ts';
import { foreignKeyRules, foreignKeyStatements } from './statements.ts';

export const foreignKeyKind = defineKind({
  kind: 'foreign-key',
  label: 'foreign key',
  catalog: foreignKeyCatalog,
  attributes: foreignKeyRules,
  statements: foreignKeyStatements,
  rendering: foreignKeyRendering,
});
