import type { Action } from '../../model/plan.ts';
import { type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { AttributeRule, Statements } from '../kind.ts';
import { setFiring } from '../shared/firing.ts';
import { locks } from '../shared/locks.ts';
import { ownName } from '../shared/nameSql.ts';
import { relationMember } from '../shared/relationMember.ts';
import type { Rule, RuleAttributes } from './object.ts';

export const ruleStatements: Statements<'rule', RuleAttributes> = {
  create: (rule) => [
    ...define(rule, sql`CREATE`),
    ...(rule.attributes.enabled === 'ENABLE' ? [] : [setFiring(rule, sql`RULE`, rule.attributes.enabled)]),
  ],
  ...relationMember(sql`RULE`, 'rule'),
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
