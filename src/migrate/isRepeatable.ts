import { classifyStatement } from '../sql/classifyStatement.ts';
import type { Step } from './step.ts';

/** Whether a step that has failed is done again as a whole; a procedure may have committed a part of its work. */
export function isRepeatable({ type, statements }: Step): boolean {
  return type !== 'alone' || classifyStatement(statements[0]!.node).type !== 'procedure';
}
