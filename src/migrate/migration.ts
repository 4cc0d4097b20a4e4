import type { Source } from '../source/source.ts';

/** One folder of the migrations directory. */
export interface Migration {
  /** The name of the folder. */
  readonly id: string;
  /** What must be applied before it: none for the first, several after a merge. */
  readonly parents: readonly string[];
  /** The migrations that were folded into it: a database that has them all has it too. */
  readonly replaces: readonly string[];
  /** A deploy stops before it unless it is told to go on. */
  readonly hold?: true;
  /** `migration.sql` */
  readonly source: Source;
  /** The file as it is on the disk. */
  readonly bytes: Buffer;
  /** `down.sql`, where there is one. */
  readonly down?: Source;
}
