import { objectName } from '../../model/object.ts';
import { defineKind } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { partCatalog } from './catalog.ts';
import { hasUsualName } from './object.ts';
import { reconcilePart } from './reconcilePart.ts';
import { partRules, partStatements } from './statements.ts';

export const partitionPartKind = defineKind({
  kind: 'partition-part',
  label: 'part',
  takes: () => [],
  describe: ({ parent, name }) =>
    `part of ${displayName(objectName(parent!))} on ${displayName(objectName(name[1] as typeof parent & string))}`,
  catalog: partCatalog,
  attributes: partRules,
  statements: partStatements,
  reconcile: reconcilePart,
  isImplied: hasUsualName,
});
