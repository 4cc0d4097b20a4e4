import { renameRule } from '../kinds/kind.ts';
import type { Interim } from '../kinds/phases.ts';
import { kinds } from '../kinds/registry.ts';
import type { Rename } from '../model/change.ts';
import { type ObjectId, schemaOf } from '../model/object.ts';
import type { Comparison } from './compareWithDatabase.ts';
import type { ColumnFill, InterimSchema } from './interimSchema.ts';

/** The schema between two migrations that only rename, and what of it stands for something else. */
export interface InterimRenames extends InterimSchema {
  /** What stands under its new name, too, by its old one. */
  readonly renamed: ReadonlyMap<ObjectId, ObjectId>;
  /** What stands there beside what is renamed. */
  readonly doubles: readonly ObjectId[];
}

/**
 * All is called as before, and is there under its new name, too. Undefined where that cannot be, or where more changes
 * than names.
 */
export function interimRenames({ current, changes }: Comparison): InterimRenames | undefined {
  const renamed = new Map(changes.filter(isAsked).map(({ before, after }) => [before.id, after.id]));
  if (renamed.size === 0 || changes.some(({ type }) => type !== 'rename')) return undefined;
  const doubles = [...current.values()].flatMap((object): readonly Interim[] => {
    const double = kinds.kindOf(object.kind).double?.(object, renamed, current);
    return double ? [double] : [];
  });
  const objects = doubles.map(({ object }) => object!);
  const ids = objects.map(({ id }) => id);
  if (![...renamed.values()].every((id) => ids.includes(id))) return undefined;
  return {
    schema: schemaOf([...current.values(), ...objects]),
    fills: doubles.flatMap(({ object, fill }): readonly ColumnFill[] =>
      object && fill ? [{ ...fill, column: object }] : [],
    ),
    successors: new Map(),
    renamed,
    doubles: ids,
  };
}

/** Whether only the user knows of a rename: what is named after something follows it. */
export function isAsked(change: { readonly type: string }): change is Rename {
  const { type, after } = change as Rename;
  return type === 'rename' && renameRule(after, kinds.kindOf(after.kind)) === 'ask';
}
