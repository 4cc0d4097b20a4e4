import type { Migration } from './migration.ts';

/** The migrations that no other names as its parent: one in a sound folder, none in an empty one. */
export function heads(migrations: readonly Migration[]): readonly Migration[] {
  const parents = new Set(migrations.flatMap((migration) => migration.parents));
  return migrations.filter(({ id }) => !parents.has(id));
}

/** A chain that ends in several heads. */
export interface Fork {
  /** What comes before all of the heads. */
  readonly common: readonly Migration[];
  /** For each head what leads to it alone or to some of them, itself last. */
  readonly branches: readonly (readonly Migration[])[];
}

/** Divides a chain, which is given parents before children, where it branches. */
export function forkOf(migrations: readonly Migration[]): Fork {
  const parents = new Map(migrations.map((migration) => [migration.id, migration.parents]));
  const lines = heads(migrations).map(({ id }) => withAncestors(id, parents));
  const isCommon = ({ id }: Migration) => lines.every((line) => line.has(id));
  const own = (line: ReadonlySet<string>) =>
    migrations.filter((migration) => line.has(migration.id) && !isCommon(migration));
  return { common: migrations.filter(isCommon), branches: lines.map(own) };
}

/** A migration and all that must be applied before it. */
function withAncestors(id: string, parents: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const left = [id];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    left.push(...(parents.get(next) ?? []));
  }
  return found;
}
