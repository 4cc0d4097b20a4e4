import { defineKind } from '../kind.ts';
import { attributeCatalog } from './catalog.ts';
import { attributeRendering } from './rendering.ts';
import { attributeRules, attributeStatements } from './statements.ts';

export const attributeKind = defineKind({
  kind: 'attribute',
  label: 'attribute',
  takes: ({ kind, name }) => [JSON.stringify([kind, ...name])],
  catalog: attributeCatalog,
  attributes: attributeRules,
  statements: attributeStatements,
  rendering: attributeRendering,
});
