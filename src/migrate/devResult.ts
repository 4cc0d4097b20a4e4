import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { SchemaObject } from '../model/object.ts';
import type { Plan } from '../model/plan.ts';
import type { Question } from './question.ts';
import type { PulledFiles } from './revisedFiles.ts';

/** What every outcome of `migrate dev` tells. */
export interface DevOutcome {
  /** Migrations that were pending and are applied now. */
  readonly applied: readonly string[];
  /** What was written into the schema files. */
  readonly pulled?: PulledFiles;
  readonly diagnostics: readonly Diagnostic[];
}

/** What `migrate dev` has done. */
export type DevResult = DevOutcome &
  /** With a path, the migration there is written and not applied. */
  (
    | { readonly type: 'failed'; readonly path?: string }
    | { readonly type: 'questions'; readonly questions: readonly Question[] }
    | { readonly type: 'up-to-date'; readonly unmanaged: readonly SchemaObject[] }
    /** The file is there and not applied; without a plan it is empty. */
    | {
        readonly type: 'written';
        readonly path: string;
        readonly plan?: Plan;
        /** Of a change in phases: its other migrations. */
        readonly more?: readonly { readonly path: string; readonly plan: Plan }[];
      }
    | {
        readonly type: 'migrated';
        readonly path: string;
        readonly plan: Plan;
        readonly unmanaged: readonly SchemaObject[];
      }
  );
