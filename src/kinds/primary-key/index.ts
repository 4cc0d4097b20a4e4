import { defineKind } from '../kind.ts';
import { constraintNameOn, relationName } from '../shared/takenNames.ts';
import { primaryKeyCatalog } from './catalog.ts';
import { primaryKeyRendering } from './rendering.ts';
import { primaryKeyStatements } from './statements.ts';

export const primaryKeyKind = defineKind({
  kind: 'primary-key',
  label: 'primary key',
  takes: ({ name, parent }) => [
    relationName(name[0]!, name.at(-1)!),
    constraintNameOn(parent!, name.at(-1)!),
  ],
  catalog: primaryKeyCatalog,
  attributes: { columns: { change: 'replace' } },
  statements: primaryKeyStatements,
  rendering: primaryKeyRendering,
});
