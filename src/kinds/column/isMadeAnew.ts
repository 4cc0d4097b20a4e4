import type { Column } from './object.ts';

/**
 * Whether a column with another default is dropped and added: what is worked out from other columns cannot be turned on
 * or, unless it is stored, turned off; from release 17 on it can be worked out otherwise. `version` as in
 * server_version_num.
 */
export function isMadeAnew(before: Column, after: Column, version: number): boolean {
  const [old, wanted] = [before.attributes.default, after.attributes.default];
  const isStored = old?.type === 'generated' && old.stored;
  if (wanted?.type === 'generated') return !isStored || !wanted.stored || version < 170_000;
  return old?.type === 'generated' && !isStored;
}
