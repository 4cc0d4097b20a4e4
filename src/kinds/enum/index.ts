import { defineKind } from '../kind.ts';
import { typeName } from '../shared/takenNames.ts';
import { enumCatalog } from './catalog.ts';
import { enumInterim } from './interim.ts';
import { reconcileEnum } from './reconcileEnum.ts';
import { enumRendering } from './rendering.ts';
import { enumRules } from './rules.ts';
import { enumStatements } from './statements.ts';

export const enumKind = defineKind({
  kind: 'enum',
  label: 'enum',
  takes: ({ name: [schema, name] }) => [typeName(schema!, name!)],
  catalog: enumCatalog,
  attributes: enumRules,
  statements: enumStatements,
  rendering: enumRendering,
  reconcile: reconcileEnum,
  interim: enumInterim,
});
