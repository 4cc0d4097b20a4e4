import { defineKind } from '../kind.ts';
import { relationName, typeName } from '../shared/takenNames.ts';
import { compositeCatalog } from './catalog.ts';
import { compositeRendering } from './rendering.ts';
import { compositeStatements } from './statements.ts';

export const compositeKind = defineKind({
  kind: 'composite',
  label: 'type',
  takes: ({ name: [schema, name] }) => [relationName(schema!, name!), typeName(schema!, name!)],
  catalog: compositeCatalog,
  attributes: {},
  statements: compositeStatements,
  rendering: compositeRendering,
});
