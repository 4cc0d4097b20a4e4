import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ChangeLine } from '../print/planText.ts';
import type { DevProject } from './devProject.ts';
import type { PulledState } from './pulledState.ts';

/** Schema files that say something else than before; nothing is written yet. */
export interface RevisedFiles {
  readonly desired: DevProject['desired'];
  readonly diagnostics: readonly Diagnostic[];
  /** Writes them. Returns the paths of those that differ. */
  readonly write: () => readonly string[];
}

/** Makes the schema files say it. */
export type ReviseFiles = (state: PulledState) => RevisedFiles;

/** What was written into the schema files. */
export interface PulledFiles {
  readonly paths: readonly string[];
  readonly lines: readonly ChangeLine[];
}
