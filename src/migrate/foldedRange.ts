import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { MigrationsDirectory } from './directory.ts';
import type { Migration } from './migration.ts';
import { readMigrationHeader } from './migrationHeader.ts';
import { migrationId } from './migrationId.ts';
import { unknownMigration } from './unknownMigration.ts';

/** A folder divided by a range that is to become one migration. Each part in the order of the chain. */
export interface FoldedRange {
  readonly before: readonly Migration[];
  readonly folded: readonly Migration[];
  readonly after: readonly Migration[];
}

/** The range from one migration to another, both included; without them, from the first and to the last. */
export function foldedRange(
  { path, migrations }: MigrationsDirectory,
  { from, to }: { readonly from?: string; readonly to?: string },
): FoldedRange | { readonly diagnostic: Diagnostic } {
  const unknown = [from, to].find((id) => id !== undefined && !migrations.some((found) => found.id === id));
  if (unknown !== undefined) return { diagnostic: unknownMigration(unknown, `\`${path}\``) };
  const start = from === undefined ? 0 : migrations.findIndex(({ id }) => id === from);
  const end = to === undefined ? migrations.length : migrations.findIndex(({ id }) => id === to) + 1;
  if (end - start < 2) {
    const message =
      start >= end && from !== undefined && to !== undefined
        ? `\`${from}\` comes after \`${to}\`.`
        : 'There are no two migrations to fold into one.';
    return { diagnostic: errorDiagnostic('nothing-to-squash', message) };
  }
  return {
    before: migrations.slice(0, start),
    folded: migrations.slice(start, end),
    after: migrations.slice(end),
  };
}

/** The id of the migration that takes the place of others: it sorts where the last of them did. */
export function foldedId({ folded }: FoldedRange, name: string): string {
  const last = folded.at(-1)!.id;
  const time = /^\d+/.exec(last)?.[0] ?? last;
  return `${time}${migrationId(name, new Date()).slice(14)}`;
}

/** What must be applied before it. */
export function foldedParents({ folded }: FoldedRange): readonly string[] {
  const own = new Set(folded.map(({ id }) => id));
  return [...new Set(folded.flatMap(({ parents }) => parents))].filter((parent) => !own.has(parent));
}

/** The migrations that a database must have to have this one; what was folded before is no migration any more. */
export function foldedIds({ folded }: FoldedRange): readonly string[] {
  return [...new Set(folded.flatMap(({ id, replaces }) => (replaces.length > 0 ? replaces : [id])))];
}

/** Migrations without a header follow the one before them by name: those that would then follow another one. */
export function misplacedBy({ before, folded, after }: FoldedRange, id: string): readonly Migration[] {
  const gone = new Set(folded.map((migration) => migration.id));
  const rest = [...before, ...after];
  const names = [...rest.map((migration) => migration.id), id].sort();
  return rest.filter(({ id: own, parents, source }) => {
    if (readMigrationHeader(source.text).parents !== undefined) return false;
    const wanted = parents.map((parent) => (gone.has(parent) ? id : parent))[0];
    return names[names.indexOf(own) - 1] !== wanted;
  });
}

/** The text of a file that follows another migration now: its header names that one in place of these. */
export function followingInstead(text: string, gone: ReadonlySet<string>, id: string): string {
  let isHeader = true;
  let isNamed = false;
  const lines = text.split(/(?<=\n)/).flatMap((line) => {
    isHeader &&= line.trim() === '' || line.startsWith('--');
    const parent = isHeader ? /^--\s*schemac:parent\s+(.*?)\s*$/.exec(line)?.[1] : undefined;
    if (parent === undefined || !gone.has(parent)) return [line];
    if (isNamed) return [];
    isNamed = true;
    return [line.replace(parent, () => id)];
  });
  return lines.join('');
}
