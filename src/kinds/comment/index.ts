import { objectName } from '../../model/object.ts';
import { defineKind } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { interimOfRemark } from '../shared/interim.ts';
import { commentCatalog } from './catalog.ts';
import { commentRendering } from './rendering.ts';
import { commentRules, commentStatements } from './statements.ts';

export const commentKind = defineKind({
  kind: 'comment',
  label: 'comment',
  takes: () => [],
  describe: ({ parent }) => `comment on ${displayName(objectName(parent!))}`,
  catalog: commentCatalog,
  attributes: commentRules,
  statements: commentStatements,
  rendering: commentRendering,
  interim: interimOfRemark,
});
