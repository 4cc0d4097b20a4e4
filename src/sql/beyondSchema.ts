import type { Node } from 'libpg-query';
import { classifyStatement } from './classifyStatement.ts';

/** Statements on rows, on roles and on the whole server, and those whose bodies may hold any of them. */
const statements: ReadonlySet<string> = new Set([
  'InsertStmt',
  'UpdateStmt',
  'DeleteStmt',
  'MergeStmt',
  'TruncateStmt',
  'CopyStmt',
  'SelectStmt',
  'DoStmt',
  'CallStmt',
  'CreateRoleStmt',
  'AlterRoleStmt',
  'AlterRoleSetStmt',
  'DropRoleStmt',
  'GrantRoleStmt',
  'CreatedbStmt',
  'DropdbStmt',
  'AlterDatabaseStmt',
  'AlterDatabaseSetStmt',
  'AlterSystemStmt',
]);

/** Whether a statement does what cannot be seen in the schema that it leaves: it cannot be derived from it. */
export function isBeyondSchema(node: Node): boolean {
  if (classifyStatement(node).type === 'setting') return false;
  if ('CreateTableAsStmt' in node) return node.CreateTableAsStmt.objtype === 'OBJECT_TABLE';
  return statements.has(Object.keys(node)[0]!);
}
