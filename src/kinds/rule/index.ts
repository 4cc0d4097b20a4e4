import { defineKind } from '../kind.ts';
import { ruleCatalog } from './catalog.ts';
import { ruleRules, ruleStatements } from './statements.ts';

export const ruleKind = defineKind({
  kind: 'rule',
  label: 'rule',
  catalog: ruleCatalog,
  attributes: ruleRules,
  statements: ruleStatements,
  storedTexts: () => [['definition']],
});
