import { type ObjectId, objectName } from '../../model/object.ts';
import { defineKind } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { interimOfRemark } from '../shared/interim.ts';
import { commentCatalog } from './catalog.ts';
import { commentRendering } from './rendering.ts';
import { commentRules, commentStatements } from './statements.ts';

/** Of what is called by the ids of others, by their names. */
function lastName(part: string): string {
  return /^[a-z-]+:.+\../.test(part) ? objectName(part as ObjectId).at(-1)! : part;
}

export const commentKind = defineKind({
  kind: 'comment',
  label: 'comment',
  takes: () => [],
  describe: ({ parent }) => `comment on ${displayName(objectName(parent!).map(lastName))}`,
  catalog: commentCatalog,
  attributes: commentRules,
  statements: commentStatements,
  rendering: commentRendering,
  interim: interimOfRemark,
});
