import type { Successors } from '../kinds/phases.ts';
import type { Casts } from '../model/casts.ts';
import type { Change } from '../model/change.ts';
import type { Schema } from '../model/object.ts';

/** From where to where a plan leads. */
export interface PlanInput {
  /** The schema that the changes start from, with their renames carried out in names (`diff` returns it). */
  readonly before: Schema;
  readonly after: Schema;
  /** Whether it leads back from a migration: what that has moved is to be where it was. */
  readonly wayBack?: boolean;
  readonly changes: readonly Change[];
  /** The server's, as in server_version_num. */
  readonly version: number;
  /** What the server has said of changes of type; absent where none was asked. */
  readonly casts?: Casts;
  /** Whether applications are to read and write while the plan runs, however large its tables. */
  readonly online?: boolean;
  readonly successors?: Successors;
  /** For files that are read more than run: what is made of an object follows it, as far as it can stand there. */
  readonly grouped?: boolean;
}
