import { defineKind } from '../kind.ts';
import { sequenceCatalog } from './catalog.ts';
import { sequenceRendering } from './rendering.ts';
import { sequenceRules, sequenceStatements } from './statements.ts';

export const sequenceKind = defineKind({
  kind: 'sequence',
  label: 'sequence',
  catalog: sequenceCatalog,
  attributes: sequenceRules,
  statements: sequenceStatements,
  rendering: sequenceRendering,
});
