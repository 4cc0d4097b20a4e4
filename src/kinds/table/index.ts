import { defineKind } from '../kind.ts';
import { tableCatalog } from './catalog.ts';
import { tableRendering } from './rendering.ts';
import { tableStatements } from './statements.ts';

export const tableKind = defineKind({
  kind: 'table',
  label: 'table',
  catalog: tableCatalog,
  attributes: {},
  statements: tableStatements,
  rendering: tableRendering,
});
