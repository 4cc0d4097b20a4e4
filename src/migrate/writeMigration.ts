import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { migrationHeader } from './migrationHeader.ts';
import { systemErrorReason } from './readText.ts';
import { writeFolderAtomically } from './writeAtomically.ts';

/** A migration that is to be written. */
export interface NewMigration {
  /** See `migrationId`. */
  readonly id: string;
  /** None for the first, several for a merge. */
  readonly parents: readonly string[];
  /** The hash of the schema that it is written for; see `schemaHash`. */
  readonly schema?: string;
  /** What was folded into it. */
  readonly replaces?: readonly string[];
  /** Whether a deploy stops before it. */
  readonly hold?: boolean;
  /** The text of `migration.sql` below its header. */
  readonly sql: string;
  /** The text of `down.sql`; without it there is none. */
  readonly down?: string;
}

/** Where a migration was written, or why it was not. */
export type WrittenMigration =
  | { readonly path: string; readonly diagnostic?: never }
  | { readonly diagnostic: Diagnostic };

/** Writes a migration into its folder, whole or not at all. The directory is made on first use. */
export function writeMigration(directory: string, migration: NewMigration): WrittenMigration {
  const path = join(directory, migration.id);
  if (existsSync(path)) return { diagnostic: thereAlready(path) };
  try {
    writeFolderAtomically(path, migrationFiles(migration));
  } catch (error) {
    return { diagnostic: unwritable(path, error) };
  }
  return { path };
}

/** The diagnostic of a new migration whose folder is there. */
export function thereAlready(path: string): Diagnostic {
  return errorDiagnostic('duplicate-migration', `\`${path}\` is there already.`, { subject: path });
}

/** The files of its folder. */
export function migrationFiles({
  parents,
  schema,
  replaces,
  sql,
  down,
  hold,
}: NewMigration): Readonly<Record<string, string>> {
  return {
    'migration.sql': `${migrationHeader(parents, schema, replaces, hold)}${sql}`,
    ...(down !== undefined && { 'down.sql': down }),
  };
}

/** The diagnostic of a file or folder that the system does not let us write. Rethrows other errors. */
export function unwritable(path: string, error: unknown): Diagnostic {
  const message = `\`${path}\` cannot be written: ${systemErrorReason(error)}.`;
  return errorDiagnostic('unwritable-file', message, { subject: path });
}
