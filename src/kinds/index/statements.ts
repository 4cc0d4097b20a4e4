import { qualified, sql } from '../../sql/sql.ts';
import type { AttributeRule, Statements } from '../kind.ts';
import { indexSql } from '../shared/indexSql.ts';
import { createIndex, dropIndex, moveIndex, renameIndex } from '../shared/indexStatements.ts';
import type { IndexAttributes } from './object.ts';

export const indexStatements: Statements<'index', IndexAttributes> = {
  create: (index) => [createIndex(index, indexSql(index.attributes), false)],
  drop: (index) => [dropIndex(index)],
  rename: { when: 'equal', rename: (before, after) => renameIndex(before.name, after) },
  address: ({ name }) => sql`INDEX ${qualified(name)}`,
};

const replace: AttributeRule<'index', IndexAttributes> = { change: 'replace' };

/** PostgreSQL alters next to nothing of an index. */
export const indexRules: {
  readonly [P in keyof IndexAttributes]-?: AttributeRule<'index', IndexAttributes>;
} = {
  table: replace,
  method: replace,
  elements: replace,
  include: replace,
  predicate: replace,
  parameters: replace,
  tablespace: { change: 'alter', alter: (_, after) => [moveIndex(after)] },
};
