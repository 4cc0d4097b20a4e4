import type { Node, RangeVar } from 'libpg-query';
import { quoteIdentifier } from './quoteIdentifier.ts';

/** What a CONCURRENTLY command is about. Relations are written as SQL, quoted, as `to_regclass` takes them. */
export type ConcurrentTarget =
  | { readonly type: 'create-index'; readonly table: string; readonly index: string }
  | { readonly type: 'drop-index'; readonly indexes: readonly string[] }
  | { readonly type: 'detach-partition'; readonly partition: string };

/**
 * The target of a CREATE INDEX, DROP INDEX or DETACH PARTITION. Undefined for other statements, and for an index
 * whose name PostgreSQL would choose.
 */
export function concurrentTarget(node: Node): ConcurrentTarget | undefined {
  if ('IndexStmt' in node) {
    const { idxname: index, relation } = node.IndexStmt;
    return index === undefined || !relation
      ? undefined
      : { type: 'create-index', table: relationName(relation), index };
  }
  if ('DropStmt' in node)
    return { type: 'drop-index', indexes: (node.DropStmt.objects ?? []).map(listedName) };
  const partition = partitionOf(node);
  return partition && { type: 'detach-partition', partition: relationName(partition) };
}

function partitionOf(node: Node): RangeVar | undefined {
  if (!('AlterTableStmt' in node)) return undefined;
  const command = node.AlterTableStmt.cmds?.[0];
  const definition = command && 'AlterTableCmd' in command ? command.AlterTableCmd.def : undefined;
  return definition && 'PartitionCmd' in definition ? definition.PartitionCmd.name : undefined;
}

function relationName({ schemaname, relname }: RangeVar): string {
  return [schemaname, relname]
    .flatMap((part) => (part === undefined ? [] : [quoteIdentifier(part)]))
    .join('.');
}

function listedName(object: Node): string {
  const parts = 'List' in object ? (object.List.items ?? []) : [];
  return parts
    .flatMap((part) => ('String' in part ? [quoteIdentifier(part.String.sval ?? '')] : []))
    .join('.');
}
