import type { Migration } from './migration.ts';
import { readMigrationHeader } from './migrationHeader.ts';

/** How the names of the two files of a change in phases end. */
export const phaseEndings = { expand: '_expand', contract: '_contract' } as const;

/** The files of a change in phases: the second leads to the schema, and a deploy stops before it. */
export interface PhasedPair {
  readonly expand: Migration;
  readonly contract: Migration;
  /** What both names begin with. */
  readonly name: string;
}

/** The pairs among migrations that were written by `migrate dev --phased`, as far as nobody has changed their heads. */
export function phasedPairs(migrations: readonly Migration[]): readonly PhasedPair[] {
  return migrations.flatMap((contract): readonly PhasedPair[] => {
    const { schema, hold } = readMigrationHeader(contract.source.text);
    const name = nameBefore(contract, phaseEndings.contract);
    const [parent, ...others] = contract.parents;
    if (schema === undefined || !hold || name === undefined || others.length > 0) return [];
    const expand = migrations.find(({ id }) => id === parent);
    return expand && nameBefore(expand, phaseEndings.expand) === name ? [{ expand, contract, name }] : [];
  });
}

function nameBefore({ id }: Migration, ending: string): string | undefined {
  const name = id.replace(/^\d{14}_?/, '');
  return name.endsWith(ending) ? name.slice(0, -ending.length) : undefined;
}
