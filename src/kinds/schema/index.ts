import { defineKind } from '../kind.ts';
import { schemaCatalog } from './catalog.ts';
import { schemaRendering } from './rendering.ts';
import { schemaStatements } from './statements.ts';

export const schemaKind = defineKind({
  kind: 'schema',
  label: 'schema',
  takes: ({ kind, name }) => [JSON.stringify([kind, ...name])],
  catalog: schemaCatalog,
  attributes: {},
  statements: schemaStatements,
  rendering: schemaRendering,
});
