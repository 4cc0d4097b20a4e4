import { qualified, sql } from '../../sql/sql.ts';
import type { AttributeRule, Statements } from '../kind.ts';
import { indexDefinitionRules } from '../shared/indexRules.ts';
import { indexSql } from '../shared/indexSql.ts';
import { createIndex, dropIndex, renameIndex } from '../shared/indexStatements.ts';
import { writtenDefinition } from '../shared/writtenDefinition.ts';
import type { IndexAttributes } from './object.ts';

export const indexStatements: Statements<'index', IndexAttributes> = {
  create: (index, context) => {
    const successor = context.successors?.get(index.id);
    if (successor) return renameIndex(successor.name, index);
    const definition = indexSql(writtenDefinition(index));
    return [createIndex(index, { definition, unique: false }, context)];
  },
  drop: (index) => [dropIndex(index)],
  rename: { when: 'equal', rename: (before, after) => renameIndex(before.name, after) },
  address: ({ name }) => sql`INDEX ${qualified(name)}`,
};

export const indexRules: {
  readonly [P in keyof IndexAttributes]-?: AttributeRule<'index', IndexAttributes>;
} = {
  ...indexDefinitionRules,
};
