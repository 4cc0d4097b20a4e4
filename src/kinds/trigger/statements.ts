import type { Action } from '../../model/plan.ts';
import { type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { AttributeRule, Statements } from '../kind.ts';
import { setFiring } from '../shared/firing.ts';
import { locks } from '../shared/locks.ts';
import { ownName } from '../shared/nameSql.ts';
import { relationMember } from '../shared/relationMember.ts';
import type { Trigger, TriggerAttributes } from './object.ts';

export const triggerStatements: Statements<'trigger', TriggerAttributes> = {
  create: (trigger) => define(trigger, sql`CREATE`),
  ...relationMember(sql`TRIGGER`, 'trigger'),
};

type TriggerRules = { readonly [P in keyof TriggerAttributes]: AttributeRule<'trigger', TriggerAttributes> };

export const triggerRules: TriggerRules = {
  constraint: { change: 'replace' },
  definition: {
    change: 'alter',
    alter: (_, after) => define(after, sql`CREATE OR REPLACE`),
    // PostgreSQL replaces no constraint trigger.
    replaceWhen: (before) => before.attributes.constraint,
  },
  enabled: {
    change: 'alter',
    // What is defined anew has got its state already.
    alter: (before, after) =>
      before.attributes.definition === after.attributes.definition
        ? [setFiring(after, sql`TRIGGER`, after.attributes.enabled)]
        : [],
  },
};

function define(trigger: Trigger, command: Sql): readonly Action[] {
  const { definition, constraint, enabled } = trigger.attributes;
  const word = constraint ? sql`CONSTRAINT TRIGGER` : sql`TRIGGER`;
  return [
    {
      sql: sql`${command} ${word} ${ownName(trigger.id)} ${verbatim(definition)}`,
      locks: locks('SHARE ROW EXCLUSIVE', trigger.parent!),
    },
    ...(enabled === 'ENABLE' ? [] : [setFiring(trigger, sql`TRIGGER`, enabled)]),
  ];
}
