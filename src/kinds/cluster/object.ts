import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';

/** The index in whose order CLUSTER writes the rows of a table anew. */
export interface ClusterAttributes {
  readonly index: ObjectId;
}
export type Cluster = SchemaObject<'cluster', ClusterAttributes>;

/** `name: [table]`, parent: the table. */
const clusterId = (table: ObjectId) => objectId('cluster', [table]);

export function clusterOf(table: ObjectId, index: ObjectId): Cluster {
  return {
    kind: 'cluster',
    id: clusterId(table),
    parent: table,
    name: [table],
    attributes: { index },
    dependsOn: [index],
  };
}
