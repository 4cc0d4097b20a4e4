import { askCasts } from '../compare/askCasts.ts';
import type { Database } from '../database/database.ts';
import { type DiffRules, diff } from '../diff/diff.ts';
import type { RenamePair } from '../diff/renamePair.ts';
import { renameRule } from '../kinds/kind.ts';
import { kinds } from '../kinds/registry.ts';
import { renameRules } from '../kinds/renameRules.ts';
import type { Schema } from '../model/object.ts';
import type { Plan } from '../model/plan.ts';
import { plan } from '../plan/plan.ts';

/** How the differ decides about renames on its own: only where nothing but the name differs. */
export const diffRules: DiffRules = {
  ...renameRules(kinds),
  split: (object) => kinds.kindOf(object.kind).split?.(object),
  renamesEqual: (object) => renameRule(object, kinds.kindOf(object.kind)) === 'equal',
};

/** The statements between two schemas, with nothing left alone and nothing asked. */
export function planBetween(
  from: Schema,
  to: Schema,
  version: number,
  renames: readonly RenamePair[] = [],
): Plan {
  const { before, after, changes } = diff(from, to, diffRules, renames);
  return plan({ before, after, changes, version }, kinds);
}

/** The same, with what a server says of changes of type. */
export async function planAsking(
  from: Schema,
  to: Schema,
  { version, database }: { readonly version: number; readonly database?: Database },
): Promise<Plan> {
  const { before, after, changes } = diff(from, to, diffRules);
  const casts = database && (await askCasts(changes, database, kinds));
  return plan({ before, after, changes, version, ...(casts && { casts }) }, kinds);
}

/** The statements that make a schema where there is hardly anything, with what belongs to a table next to it. */
export function groupedPlan(from: Schema, to: Schema, version: number): Plan {
  const { before, after, changes } = diff(from, to, diffRules);
  return plan({ before, after, changes, version, grouped: true }, kinds);
}
