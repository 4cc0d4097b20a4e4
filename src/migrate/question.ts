import type { SchemaObject } from '../model/object.ts';
import type { ChangeLine } from '../print/planText.ts';

/** What only the user can answer, and the flags and hints that answer it. */
export type Question =
  | {
      readonly type: 'rename';
      readonly message: string;
      readonly dropped: SchemaObject;
      /** What is dropped, as `--drop` takes it. */
      readonly name: string;
      /** What it may have been renamed to, with the flag that says so. */
      readonly candidates: readonly {
        readonly object: SchemaObject;
        readonly name: string;
        readonly rename: string;
        readonly flag: string;
      }[];
      /** The flag that says that it is dropped for good. */
      readonly dropFlag: string;
      /** What may be written into the schema instead of the flag. */
      readonly hint: string;
    }
  | {
      readonly type: 'loss';
      readonly message: string;
      readonly subject: SchemaObject;
      /** What is lost, as `--drop` takes it. */
      readonly name: string;
      /** The flag that consents. */
      readonly flag: string;
    }
  /** Whether what migrations have made goes into the schema files; otherwise the schema stands. */
  | {
      readonly type: 'pull';
      readonly message: string;
      /** What would be written. */
      readonly lines: readonly ChangeLine[];
    };
