import { objectName } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { literal, qualified, type Sql, sql } from '../../sql/sql.ts';
import type { AttributeRule, StatementContext, Statements } from '../kind.ts';
import { locks } from '../shared/locks.ts';
import type { IndexComment, IndexCommentAttributes } from './object.ts';

export const indexCommentStatements: Statements<'index-comment', IndexCommentAttributes> = {
  create: (comment, context) => [commentOn(comment, literal(comment.attributes.text), context)],
  drop: (comment, context) => [commentOn(comment, sql`NULL`, context)],
  address: ({ id }) => {
    throw new Error(`a comment has no address: ${id}`);
  },
};

export const indexCommentRules: {
  readonly text: AttributeRule<'index-comment', IndexCommentAttributes>;
} = {
  text: {
    change: 'alter',
    alter: (_, after, context) => [commentOn(after, literal(after.attributes.text), context)],
  },
};

/** The index of a constraint has its name, and is in the schema of its table. */
function commentOn({ parent }: IndexComment, text: Sql, { before, after }: StatementContext): Action {
  const key = (after.get(parent!) ?? before.get(parent!))!;
  const index = qualified([objectName(key.parent!)[0]!, key.name.at(-1)!]);
  return {
    sql: sql`COMMENT ON INDEX ${index} IS ${text}`,
    locks: locks('SHARE UPDATE EXCLUSIVE', key.parent!),
  };
}
