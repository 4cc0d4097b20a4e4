import type { Node, RangeVar, ReindexStmt, TransactionStmt } from 'libpg-query';
import { listedName, relationName } from './relationName.ts';

/**
 * What a command that no transaction can hold is about, so that the catalog tells whether it took effect. Relations
 * are written as SQL, quoted, as `to_regclass` takes them; other names as they are.
 */
export type CommandTarget =
  /** Without `index`, PostgreSQL chooses the name. */
  | { readonly type: 'create-index'; readonly table: string; readonly index?: string }
  | { readonly type: 'drop-index'; readonly indexes: readonly string[] }
  | { readonly type: 'detach-partition'; readonly table: string; readonly partition: string }
  /** `name` is absent for the current database, or where each index is rebuilt in its place. */
  | {
      readonly type: 'reindex';
      readonly of: 'index' | 'table' | 'schema' | 'database';
      readonly name?: string;
    }
  | { readonly type: 'create' | 'drop'; readonly catalog: NamedCatalog; readonly name: string };

/** What has a name of its own in the server, and is made and dropped outside transactions. */
export type NamedCatalog = 'database' | 'tablespace' | 'subscription' | 'prepared transaction';

/** The target of a command. Undefined where doing it twice is the same as doing it once, or no catalog shows it. */
export function commandTarget(node: Node): CommandTarget | undefined {
  if ('IndexStmt' in node) {
    const { idxname: index, relation } = node.IndexStmt;
    if (!relation) return undefined;
    return { type: 'create-index', table: relationName(relation), ...(index !== undefined && { index }) };
  }
  if ('DropStmt' in node)
    return { type: 'drop-index', indexes: (node.DropStmt.objects ?? []).map((object) => listedName(object)) };
  if ('AlterTableStmt' in node) {
    const { relation } = node.AlterTableStmt;
    const partition = partitionOf(node);
    return partition && relation
      ? { type: 'detach-partition', table: relationName(relation), partition: relationName(partition) }
      : undefined;
  }
  if ('ReindexStmt' in node) return reindexed(node.ReindexStmt);
  return serverTarget(node);
}

function serverTarget(node: Node): CommandTarget | undefined {
  if ('CreatedbStmt' in node) return named('create', 'database', node.CreatedbStmt.dbname);
  if ('DropdbStmt' in node) return named('drop', 'database', node.DropdbStmt.dbname);
  if ('CreateTableSpaceStmt' in node)
    return named('create', 'tablespace', node.CreateTableSpaceStmt.tablespacename);
  if ('DropTableSpaceStmt' in node)
    return named('drop', 'tablespace', node.DropTableSpaceStmt.tablespacename);
  if ('CreateSubscriptionStmt' in node)
    return named('create', 'subscription', node.CreateSubscriptionStmt.subname);
  if ('DropSubscriptionStmt' in node) return named('drop', 'subscription', node.DropSubscriptionStmt.subname);
  return 'TransactionStmt' in node ? preparedTransaction(node.TransactionStmt) : undefined;
}

function preparedTransaction({ kind, gid }: TransactionStmt): CommandTarget | undefined {
  const ends = kind === 'TRANS_STMT_COMMIT_PREPARED' || kind === 'TRANS_STMT_ROLLBACK_PREPARED';
  return ends ? named('drop', 'prepared transaction', gid) : undefined;
}

function named(
  type: 'create' | 'drop',
  catalog: NamedCatalog,
  name: string | undefined,
): CommandTarget | undefined {
  return name === undefined ? undefined : { type, catalog, name };
}

const reindexedKinds = {
  REINDEX_OBJECT_INDEX: 'index',
  REINDEX_OBJECT_TABLE: 'table',
  REINDEX_OBJECT_SCHEMA: 'schema',
  REINDEX_OBJECT_SYSTEM: 'database',
  REINDEX_OBJECT_DATABASE: 'database',
} as const;

function reindexed({ kind, relation, name }: ReindexStmt): CommandTarget | undefined {
  if (!kind) return undefined;
  const target = relation ? relationName(relation) : name;
  return { type: 'reindex', of: reindexedKinds[kind], ...(target !== undefined && { name: target }) };
}

function partitionOf(node: Node): RangeVar | undefined {
  if (!('AlterTableStmt' in node)) return undefined;
  const command = node.AlterTableStmt.cmds?.[0];
  const definition = command && 'AlterTableCmd' in command ? command.AlterTableCmd.def : undefined;
  return definition && 'PartitionCmd' in definition ? definition.PartitionCmd.name : undefined;
}
