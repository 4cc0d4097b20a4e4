import type { ResolvedBlock } from '../resolved.ts';

/** Whether a block makes a table: a model or a partition. */
export function isTable({ keyword }: ResolvedBlock): boolean {
  return keyword === 'model' || keyword === 'partition';
}
