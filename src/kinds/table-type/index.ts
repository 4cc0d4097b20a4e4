import { defineKind } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { tableTypeCatalog } from './catalog.ts';
import { tableTypeRules, tableTypeStatements } from './statements.ts';

export const tableTypeKind = defineKind({
  kind: 'table-type',
  label: 'table type',
  describe: ({ name }) => `type of table ${displayName(name.slice(0, -1))}`,
  takes: ({ kind, name }) => [JSON.stringify([kind, ...name])],
  catalog: tableTypeCatalog,
  attributes: tableTypeRules,
  statements: tableTypeStatements,
});
