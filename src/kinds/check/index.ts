import { defineKind } from '../kind.ts';
import { interimOfConstraint } from '../shared/interim.ts';
import { constraintNameOn } from '../shared/takenNames.ts';
import { checkCatalog } from './catalog.ts';
import { checkExpressions } from './probe.ts';
import { checkRendering } from './rendering.ts';
import { checkRules, checkStatements } from './statements.ts';

export const checkKind = defineKind({
  kind: 'check',
  label: 'check',
  takes: ({ name, parent }) => [constraintNameOn(parent!, name.at(-1)!)],
  catalog: checkCatalog,
  attributes: checkRules,
  statements: checkStatements,
  rendering: checkRendering,
  expressions: checkExpressions,
  interim: interimOfConstraint,
});
