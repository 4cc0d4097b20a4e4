import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';

/** What logical replication is told of the old version of a row, where that is not its primary key. */
export interface ReplicaIdentityAttributes {
  readonly mode: 'full' | 'nothing' | 'index';
  /** Only under `index`: a unique one over required columns. */
  readonly index: ObjectId | null;
}
export type ReplicaIdentity = SchemaObject<'replica-identity', ReplicaIdentityAttributes>;

/** `name: [table]`, parent: the table. */
const replicaIdentityId = (table: ObjectId) => objectId('replica-identity', [table]);

export function replicaIdentityOf(table: ObjectId, attributes: ReplicaIdentityAttributes): ReplicaIdentity {
  return {
    kind: 'replica-identity',
    id: replicaIdentityId(table),
    parent: table,
    name: [table],
    attributes,
    dependsOn: attributes.index === null ? [] : [attributes.index],
  };
}
