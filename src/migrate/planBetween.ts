import { diff } from '../diff/diff.ts';
import { kinds } from '../kinds/registry.ts';
import type { Schema } from '../model/object.ts';
import type { Plan } from '../model/plan.ts';
import { plan } from '../plan/plan.ts';

/** How the differ decides about renames on its own: only where nothing but the name differs. */
export const diffRules = {
  renamesEqual: (kind: string) => kinds.kindOf(kind).statements.rename?.when === 'equal',
};

/** The statements between two schemas, with nothing left alone and nothing asked. */
export function planBetween(from: Schema, after: Schema, version: number): Plan {
  const { before, changes } = diff(from, after, diffRules);
  return plan({ before, after, changes, version }, kinds);
}
