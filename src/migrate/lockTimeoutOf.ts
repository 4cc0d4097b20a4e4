import { classifyStatement } from '../sql/classifyStatement.ts';
import type { Step } from './step.ts';

/**
 * How long a step waits for a lock, in milliseconds; 0: without end. Nobody queues behind CREATE INDEX, DROP INDEX and
 * REINDEX CONCURRENTLY, and waiting is all that they do. DETACH PARTITION CONCURRENTLY locks the partition against
 * readers in the end.
 */
export function lockTimeoutOf({ type, statements }: Step, lockTimeoutMs: number): number {
  const [first] = statements;
  if (type !== 'alone' || !first || 'AlterTableStmt' in first.node) return lockTimeoutMs;
  const kind = classifyStatement(first.node);
  return kind.type === 'outside' && kind.command.includes('CONCURRENTLY') ? 0 : lockTimeoutMs;
}
