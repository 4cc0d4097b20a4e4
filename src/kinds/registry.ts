import { aggregateKind } from './aggregate/index.ts';
import { attributeKind } from './attribute/index.ts';
import { checkKind } from './check/index.ts';
import { clusterKind } from './cluster/index.ts';
import { collationKind } from './collation/index.ts';
import { columnKind } from './column/index.ts';
import { columnSettingKind } from './column-setting/index.ts';
import { commentKind } from './comment/index.ts';
import { compositeKind } from './composite/index.ts';
import { dataKind } from './data/index.ts';
import { domainKind } from './domain/index.ts';
import { domainConstraintKind } from './domain-constraint/index.ts';
import { enumKind } from './enum/index.ts';
import { exclusionKind } from './exclusion/index.ts';
import { extensionKind } from './extension/index.ts';
import { foreignKeyKind } from './foreign-key/index.ts';
import { functionKind } from './function/index.ts';
import { grantKind } from './grant/index.ts';
import { indexKind } from './index/index.ts';
import { indexCommentKind } from './index-comment/index.ts';
import type { KindRegistry, ObjectKind } from './kind.ts';
import { materializedViewKind } from './materialized-view/index.ts';
import { multirangeKind } from './multirange/index.ts';
import { partitionPartKind } from './partition-part/index.ts';
import { policyKind } from './policy/index.ts';
import { primaryKeyKind } from './primary-key/index.ts';
import { procedureKind } from './procedure/index.ts';
import { rangeKind } from './range/index.ts';
import { replicaIdentityKind } from './replica-identity/index.ts';
import { ruleKind } from './rule/index.ts';
import { schemaKind } from './schema/index.ts';
import { sequenceKind } from './sequence/index.ts';
import { statisticsKind } from './statistics/index.ts';
import { tableKind } from './table/index.ts';
import { tableTypeKind } from './table-type/index.ts';
import { triggerKind } from './trigger/index.ts';
import { uniqueKind } from './unique/index.ts';
import { viewKind } from './view/index.ts';
import { viewColumnKind } from './view-column/index.ts';

/** Every kind of object, in the order in which they are read, and in which a plan makes them, other things equal. */
export const allKinds: readonly ObjectKind[] = [
  schemaKind,
  extensionKind,
  collationKind,
  enumKind,
  domainKind,
  domainConstraintKind,
  compositeKind,
  attributeKind,
  rangeKind,
  multirangeKind,
  sequenceKind,
  tableKind,
  columnKind,
  columnSettingKind,
  tableTypeKind,
  viewKind,
  materializedViewKind,
  viewColumnKind,
  primaryKeyKind,
  uniqueKind,
  dataKind,
  indexKind,
  exclusionKind,
  replicaIdentityKind,
  clusterKind,
  statisticsKind,
  checkKind,
  foreignKeyKind,
  partitionPartKind,
  functionKind,
  procedureKind,
  aggregateKind,
  ruleKind,
  triggerKind,
  policyKind,
  grantKind,
  commentKind,
  indexCommentKind,
];

const ranks: ReadonlyMap<string, number> = new Map(allKinds.map((kind, index) => [kind.kind, index]));

export const kinds: KindRegistry = {
  kindOf: (kind) => allKinds[rankOf(kind)]!,
  rank: rankOf,
};

function rankOf(kind: string): number {
  const rank = ranks.get(kind);
  if (rank === undefined) throw new Error(`there is no kind ${kind}`);
  return rank;
}
