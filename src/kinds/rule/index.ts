import { defineKind } from '../kind.ts';
import { ruleCatalog } from './catalog.ts';
import { ruleRules, ruleStatements } from './statements.ts';

export const ruleKind = defineKind({
  kind: 'rule',
  label: 'rule',
  takes: ({ kind, name }) => [JSON.stringify([kind, ...name])],
  catalog: ruleCatalog,
  attributes: ruleRules,
  statements: ruleStatements,
  storedTexts: () => [['definition']],
});
