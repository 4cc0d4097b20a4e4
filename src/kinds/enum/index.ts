import { defineKind } from '../kind.ts';
import { enumCatalog } from './catalog.ts';
import { reconcileEnum } from './reconcileEnum.ts';
import { enumRendering } from './rendering.ts';
import { enumRules } from './rules.ts';
import { enumStatements } from './statements.ts';

export const enumKind = defineKind({
  kind: 'enum',
  label: 'enum',
  catalog: enumCatalog,
  attributes: enumRules,
  statements: enumStatements,
  rendering: enumRendering,
  reconcile: reconcileEnum,
});
