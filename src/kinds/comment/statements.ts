import type { SchemaObject } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { literal, type Sql, sql } from '../../sql/sql.ts';
import type { AttributeRule, StatementContext, Statements } from '../kind.ts';
import { locks } from '../shared/locks.ts';
import type { Comment, CommentAttributes } from './object.ts';

export const commentStatements: Statements<'comment', CommentAttributes> = {
  create: (comment, context) => [enter(comment, context)],
  // It goes before anything in what it is on changes.
  drop: (comment, context) => [commentOn(comment, context.before.get(comment.parent!), sql`NULL`, context)],
  address: (comment) => {
    throw new Error(`a comment has no address: ${comment.id}`);
  },
};

export const commentRules: { readonly text: AttributeRule<'comment', CommentAttributes> } = {
  text: {
    change: 'alter',
    alter: (_, after, context) => [enter(after, context)],
  },
};

function enter(comment: Comment, context: StatementContext): Action {
  const target = context.after.get(comment.parent!) ?? context.before.get(comment.parent!);
  return commentOn(comment, target, literal(comment.attributes.text), context);
}

function commentOn(
  comment: Comment,
  target: SchemaObject | undefined,
  text: Sql,
  context: StatementContext,
): Action {
  if (!target) throw new Error(`${comment.id} is on no object`);
  return {
    sql: sql`COMMENT ON ${context.address(target)} IS ${text}`,
    locks: locks('SHARE UPDATE EXCLUSIVE', target.parent ?? target.id),
  };
}
