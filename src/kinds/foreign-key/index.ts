import { defineKind } from '../kind.ts';
import { interimOfConstraint } from '../shared/interim.ts';
import { constraintNameOn } from '../shared/takenNames.ts';
import { foreignKeyCatalog } from './catalog.ts';
import { foreignKeyRendering } from './rendering.ts';
import { foreignKeyRules, foreignKeyStatements } from './statements.ts';

export const foreignKeyKind = defineKind({
  kind: 'foreign-key',
  label: 'foreign key',
  takes: ({ name, parent }) => [constraintNameOn(parent!, name.at(-1)!)],
  catalog: foreignKeyCatalog,
  attributes: foreignKeyRules,
  statements: foreignKeyStatements,
  rendering: foreignKeyRendering,
  interim: interimOfConstraint,
});
