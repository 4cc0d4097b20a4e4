import type { ResolvedBlock, ResolvedKey } from '../resolved.ts';

/** The keys of a table, and those of the tables that it is a partition of: they hold in it too. */
export function keysAbove(block: ResolvedBlock): readonly ResolvedKey[] {
  return block.keyword === 'partition' ? [...block.keys, ...block.parents.flatMap(keysAbove)] : block.keys;
}
