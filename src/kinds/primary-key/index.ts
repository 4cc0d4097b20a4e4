import { defineKind } from '../kind.ts';
import { withOpenAttributes } from '../shared/leftOpen.ts';
import { constraintNameOn, relationName } from '../shared/takenNames.ts';
import { primaryKeyCatalog } from './catalog.ts';
import { doublePrimaryKey } from './doublePrimaryKey.ts';
import { primaryKeyRendering } from './rendering.ts';
import { primaryKeyRules, primaryKeyStatements } from './statements.ts';

export const primaryKeyKind = defineKind({
  kind: 'primary-key',
  label: 'primary key',
  takes: ({ name, parent }) => [
    relationName(name[0]!, name.at(-1)!),
    constraintNameOn(parent!, name.at(-1)!),
  ],
  catalog: primaryKeyCatalog,
  attributes: primaryKeyRules,
  statements: primaryKeyStatements,
  rendering: primaryKeyRendering,
  double: doublePrimaryKey,
  reconcile: (declared, current) => ({ ...declared, attributes: withOpenAttributes(declared, current) }),
});
