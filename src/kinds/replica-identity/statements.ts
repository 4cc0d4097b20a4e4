import type { Action } from '../../model/plan.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { AttributeRule, Statements } from '../kind.ts';
import { locks } from '../shared/locks.ts';
import { ownName, qualifiedName } from '../shared/nameSql.ts';
import type { ReplicaIdentity, ReplicaIdentityAttributes } from './object.ts';

export const replicaIdentityStatements: Statements<'replica-identity', ReplicaIdentityAttributes> = {
  create: (identity) => [identify(identity, modeSql(identity))],
  drop: (identity) => [identify(identity, sql`DEFAULT`)],
  address: ({ id }) => {
    throw new Error(`${id} has no address`);
  },
};

type Rules = {
  readonly [P in keyof ReplicaIdentityAttributes]: AttributeRule<
    'replica-identity',
    ReplicaIdentityAttributes
  >;
};

export const replicaIdentityRules: Rules = {
  mode: { change: 'alter', alter: (_, after) => [identify(after, modeSql(after))] },
  index: {
    change: 'alter',
    alter: (before, after) =>
      before.attributes.mode === after.attributes.mode ? [identify(after, modeSql(after))] : [],
  },
};

function modeSql({ attributes: { mode, index } }: ReplicaIdentity): Sql {
  if (index !== null) return sql`USING INDEX ${ownName(index)}`;
  return mode === 'full' ? sql`FULL` : sql`NOTHING`;
}

function identify({ parent }: ReplicaIdentity, mode: Sql): Action {
  return {
    sql: sql`ALTER TABLE ${qualifiedName(parent!)} REPLICA IDENTITY ${mode}`,
    locks: locks('ACCESS EXCLUSIVE', parent!),
  };
}
