import type { Action } from '../../model/plan.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { AttributeRule, Statements } from '../kind.ts';
import { locks } from '../shared/locks.ts';
import { ownName, qualifiedName } from '../shared/nameSql.ts';
import type { Cluster, ClusterAttributes } from './object.ts';

/** Only what CLUSTER would do is noted; no row moves. */
export const clusterStatements: Statements<'cluster', ClusterAttributes> = {
  create: (cluster) => [clusterOn(cluster)],
  drop: (cluster) => [alterTable(cluster, sql`SET WITHOUT CLUSTER`)],
  address: ({ id }) => {
    throw new Error(`${id} has no address`);
  },
};

export const clusterRules: { readonly index: AttributeRule<'cluster', ClusterAttributes> } = {
  index: { change: 'alter', alter: (_, after) => [clusterOn(after)] },
};

function clusterOn(cluster: Cluster): Action {
  return alterTable(cluster, sql`CLUSTER ON ${ownName(cluster.attributes.index)}`);
}

function alterTable({ parent }: Cluster, clause: Sql): Action {
  return {
    sql: sql`ALTER TABLE ${qualifiedName(parent!)} ${clause}`,
    locks: locks('SHARE UPDATE EXCLUSIVE', parent!),
  };
}
