import type { Action } from '../../model/plan.ts';
import { literal, type Sql, sql } from '../../sql/sql.ts';
import type { AttributeRule, StatementContext, Statements } from '../kind.ts';
import { locks } from '../shared/locks.ts';
import type { Comment, CommentAttributes } from './object.ts';

export const commentStatements: Statements<'comment', CommentAttributes> = {
  create: (comment, context) => [commentOn(comment, literal(comment.attributes.text), context)],
  drop: (comment, context) => [commentOn(comment, sql`NULL`, context)],
  address: (comment) => {
    throw new Error(`a comment has no address: ${comment.id}`);
  },
};

export const commentRules: { readonly text: AttributeRule<'comment', CommentAttributes> } = {
  text: {
    change: 'alter',
    alter: (_, after, context) => [commentOn(after, literal(after.attributes.text), context)],
  },
};

function commentOn(comment: Comment, text: Sql, context: StatementContext): Action {
  const target = comment.parent && (context.after.get(comment.parent) ?? context.before.get(comment.parent));
  if (!target) throw new Error(`${comment.id} is on no object`);
  return {
    sql: sql`COMMENT ON ${context.address(target)} IS ${text}`,
    locks: locks('SHARE UPDATE EXCLUSIVE', target.parent ?? target.id),
  };
}
