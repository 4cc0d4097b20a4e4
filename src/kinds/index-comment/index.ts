import { objectName } from '../../model/object.ts';
import { defineKind } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { interimOfRemark } from '../shared/interim.ts';
import { indexCommentCatalog } from './catalog.ts';
import { indexCommentRules, indexCommentStatements } from './statements.ts';

export const indexCommentKind = defineKind({
  kind: 'index-comment',
  label: 'comment',
  takes: () => [],
  describe: ({ parent }) => `comment on the index of ${displayName(objectName(parent!))}`,
  catalog: indexCommentCatalog,
  attributes: indexCommentRules,
  statements: indexCommentStatements,
  interim: interimOfRemark,
});
