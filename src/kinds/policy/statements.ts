import { deepEqual } from '../../model/deepEqual.ts';
import { ident, join, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { AttributeRule, Statements } from '../kind.ts';
import { locks } from '../shared/locks.ts';
import { onRelation } from '../shared/onRelation.ts';
import { relationMember } from '../shared/relationMember.ts';
import type { Policy, PolicyAttributes } from './object.ts';

export const policyStatements: Statements<'policy', PolicyAttributes> = {
  create: (policy) => [{ sql: createSql(policy), locks: locks('ACCESS EXCLUSIVE', policy.parent!) }],
  ...relationMember(sql`POLICY`, 'policy'),
};

function createSql(policy: Policy): Sql {
  const { command, permissive } = policy.attributes;
  return join(
    [
      sql`CREATE POLICY ${onRelation(policy)}`,
      ...(permissive ? [] : [sql`AS RESTRICTIVE`]),
      ...(command === 'ALL' ? [] : [sql`FOR ${verbatim(command)}`]),
      ...conditions(policy.attributes),
    ],
    sql` `,
  );
}

function conditions({ roles, using, check }: Partial<PolicyAttributes>): readonly Sql[] {
  return [
    ...(roles === undefined ? [] : [sql`TO ${join(roles.map(roleSql))}`]),
    ...(typeof using === 'string' ? [sql`USING (${verbatim(using)})`] : []),
    ...(typeof check === 'string' ? [sql`WITH CHECK (${verbatim(check)})`] : []),
  ];
}

function roleSql(role: string): Sql {
  return role === 'public' ? sql`PUBLIC` : ident(role);
}

type PolicyRules = { readonly [P in keyof PolicyAttributes]: AttributeRule<'policy', PolicyAttributes> };

const alterable = ['roles', 'using', 'check'] as const;

/** One statement changes all that can be changed: the first that differs makes it. A condition cannot be taken away. */
function conditionRule(name: (typeof alterable)[number]): AttributeRule<'policy', PolicyAttributes> {
  return {
    change: 'alter',
    alter: (before, after) => {
      const changed = alterable.filter((one) => !deepEqual(before.attributes[one], after.attributes[one]));
      if (changed[0] !== name) return [];
      const wanted = Object.fromEntries(changed.map((one) => [one, after.attributes[one]]));
      return [
        {
          sql: join([sql`ALTER POLICY ${onRelation(after)}`, ...conditions(wanted)], sql` `),
          locks: locks('ACCESS EXCLUSIVE', after.parent!),
        },
      ];
    },
    replaceWhen: (before, after) => before.attributes[name] !== null && after.attributes[name] === null,
  };
}

export const policyRules: PolicyRules = {
  command: { change: 'replace' },
  permissive: { change: 'replace' },
  roles: conditionRule('roles'),
  using: conditionRule('using'),
  check: conditionRule('check'),
};
