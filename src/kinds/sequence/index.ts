import { defineKind } from '../kind.ts';
import { relationName } from '../shared/takenNames.ts';
import { sequenceCatalog } from './catalog.ts';
import { sequenceRendering } from './rendering.ts';
import { sequenceRules, sequenceStatements } from './statements.ts';

export const sequenceKind = defineKind({
  kind: 'sequence',
  label: 'sequence',
  takes: ({ name: [schema, name] }) => [relationName(schema!, name!)],
  catalog: sequenceCatalog,
  attributes: sequenceRules,
  statements: sequenceStatements,
  rendering: sequenceRendering,
});
