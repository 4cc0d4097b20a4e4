import { defineKind } from '../kind.ts';
import { typeName } from '../shared/takenNames.ts';
import { multirangeCatalog } from './catalog.ts';
import { multirangeRendering } from './rendering.ts';
import { multirangeStatements } from './statements.ts';

export const multirangeKind = defineKind({
  kind: 'multirange',
  label: 'multirange',
  takes: ({ name: [schema, name] }) => [typeName(schema!, name!)],
  catalog: multirangeCatalog,
  attributes: {},
  statements: multirangeStatements,
  rendering: multirangeRendering,
});
