import type { Action } from '../../model/plan.ts';
import { ident, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { AttributeRule, Statements } from '../kind.ts';
import { setFiring } from '../shared/firing.ts';
import { locks } from '../shared/locks.ts';
import { lostSupport } from '../shared/lostSupport.ts';
import { ownName } from '../shared/nameSql.ts';
import { onRelation } from '../shared/onRelation.ts';
import type { Rule, RuleAttributes } from './object.ts';

export const ruleStatements: Statements<'rule', RuleAttributes> = {
  create: (rule) => [
    ...define(rule, sql`CREATE`),
    ...(rule.attributes.enabled === 'ENABLE' ? [] : [setFiring(rule, sql`RULE`, rule.attributes.enabled)]),
  ],
  drop: (rule) => [
    { sql: sql`DROP RULE ${onRelation(rule)}`, locks: locks('ACCESS EXCLUSIVE', rule.parent!) },
  ],
  rename: {
    when: 'equal',
    rename: (before, after) => [
      {
        sql: sql`ALTER RULE ${onRelation({ ...after, name: before.name })} RENAME TO ${ident(after.name.at(-1)!)}`,
        locks: locks('ACCESS EXCLUSIVE', after.parent!),
      },
    ],
  },
  address: (rule) => sql`RULE ${onRelation(rule)}`,
  check: ({ after }, context) => lostSupport(after, 'rule', context),
};

export const ruleRules: {
  readonly [P in keyof RuleAttributes]: AttributeRule<'rule', RuleAttributes>;
} = {
  definition: { change: 'alter', alter: (_, after) => define(after, sql`CREATE OR REPLACE`) },
  enabled: {
    change: 'alter',
    alter: (_, after) => [setFiring(after, sql`RULE`, after.attributes.enabled)],
  },
};

function define(rule: Rule, command: Sql): readonly Action[] {
  return [
    {
      sql: sql`${command} RULE ${ownName(rule.id)} ${verbatim(rule.attributes.definition)}`,
      locks: locks('ACCESS EXCLUSIVE', rule.parent!),
    },
  ];
}
