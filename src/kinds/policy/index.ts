import { defineKind } from '../kind.ts';
import { policyCatalog } from './catalog.ts';
import { policyRules, policyStatements } from './statements.ts';

export const policyKind = defineKind({
  kind: 'policy',
  label: 'policy',
  takes: ({ kind, name }) => [JSON.stringify([kind, ...name])],
  catalog: policyCatalog,
  attributes: policyRules,
  statements: policyStatements,
  storedTexts: ({ attributes }) =>
    (['using', 'check'] as const).filter((name) => attributes[name] !== null).map((name) => [name]),
});
