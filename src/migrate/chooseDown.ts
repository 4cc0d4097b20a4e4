import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { AssessedMigration } from './assessment.ts';
import type { MigrationsDirectory } from './directory.ts';
import type { Migration } from './migration.ts';
import { unknownMigration } from './unknownMigration.ts';

/** Which migrations are to be taken back. */
export type DownRange =
  /** So many of those that are applied, from the end of the chain. */
  | { readonly type: 'last'; readonly count: number }
  /** All that come after this one in the chain; `none`: all. */
  | { readonly type: 'to'; readonly id: string };

/** A migration that is to be taken back. */
export interface ChosenDown {
  readonly migration: Migration;
  /** The ids under which the history has it, where it has it under others. */
  readonly knownAs?: readonly string[];
}

export interface DownChoice {
  /** In the order in which they are taken back: children before parents. */
  readonly chosen: readonly ChosenDown[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How one says that no migration is to be left. */
const nothing = 'none';

/** Finds the applied migrations of a range. */
export function chooseDown(
  directory: MigrationsDirectory,
  migrations: readonly AssessedMigration[],
  range: DownRange,
): DownChoice {
  const present = migrations.filter(({ migration }) => migration !== undefined);
  const from = range.type === 'last' || range.id === nothing ? 0 : endOf(present, range.id);
  if (from === undefined) {
    const id = range.type === 'to' ? range.id : '';
    return { chosen: [], diagnostics: [unknownMigration(id, `\`${directory.path}\``)] };
  }
  const reached = present.slice(from).reverse();
  const unfinished = reached.find(({ state }) => state === 'partial');
  if (unfinished) return { chosen: [], diagnostics: [unfinishedMigration(unfinished)] };
  const applied = reached.filter(({ state }) => state === 'applied');
  const chosen = range.type === 'last' ? applied.slice(0, range.count) : applied;
  const parts = chosen.filter(({ within }) => within !== undefined);
  if (parts.length > 0) return { chosen: [], diagnostics: parts.map(partOfAnother) };
  return { chosen: chosen.map(chosenDown), diagnostics: [] };
}

/** The place after the migration with this id. */
function endOf(migrations: readonly AssessedMigration[], id: string): number | undefined {
  const index = migrations.findIndex((candidate) => candidate.id === id);
  return index < 0 ? undefined : index + 1;
}

function chosenDown({ migration, row, knownAs }: AssessedMigration): ChosenDown {
  // A row under an old name gets the new one before anything is run.
  return { migration: migration!, ...(row || !knownAs ? {} : { knownAs }) };
}

function partOfAnother({ id, within }: AssessedMigration): Diagnostic {
  const message = `\`${id}\` was applied as a part of \`${within}\`, and cannot be taken back alone.`;
  return errorDiagnostic('part-of-another', message, {
    subject: id,
    fixes: [{ title: `Take it back from a folder that holds \`${within}\`: \`schemac migrate down\`` }],
  });
}

function unfinishedMigration({ id, row }: AssessedMigration): Diagnostic {
  const message = `\`${id}\` is not finished: ${row!.stepsDone} of its ${row!.stepsTotal} steps are done.`;
  return errorDiagnostic('unfinished-migration', message, {
    fixes: [
      { title: 'Finish it first: `schemac migrate deploy`' },
      { title: `Or undo those steps by hand, and say so: \`schemac migrate resolve --rolled-back ${id}\`` },
    ],
  });
}
