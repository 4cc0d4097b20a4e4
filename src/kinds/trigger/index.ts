import { defineKind } from '../kind.ts';
import { triggerCatalog } from './catalog.ts';
import { triggerRules, triggerStatements } from './statements.ts';

export const triggerKind = defineKind({
  kind: 'trigger',
  label: 'trigger',
  takes: ({ kind, name }) => [JSON.stringify([kind, ...name])],
  catalog: triggerCatalog,
  attributes: triggerRules,
  statements: triggerStatements,
  storedTexts: () => [['definition']],
});
