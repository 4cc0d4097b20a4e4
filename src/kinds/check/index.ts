import { defineKind } from '../kind.ts';
import { checkCatalog } from './catalog.ts';
import { checkExpressions } from './probe.ts';
import { checkRendering } from './rendering.ts';
import { checkRules, checkStatements } from './statements.ts';

export const checkKind = defineKind({
  kind: 'check',
  label: 'check',
  catalog: checkCatalog,
  attributes: checkRules,
  statements: checkStatements,
  rendering: checkRendering,
  expressions: checkExpressions,
});
