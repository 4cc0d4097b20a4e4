import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import type { Source } from '../source/source.ts';
import { withoutMigrations } from './devProject.ts';
import { type MigrationsDirectory, readDirectory } from './directory.ts';
import { changeFolder } from './folderChange.ts';
import type { LockFile } from './lock.ts';
import { lockFileName } from './lockFile.ts';
import type { Migration } from './migration.ts';
import { printLockFile } from './printLockFile.ts';
import { migrationFiles, type NewMigration, thereAlready } from './writeMigration.ts';

/** Migrations that go, and what comes in their place. */
export interface Replacement {
  /** As it is typed: `migrate squash`. */
  readonly command: string;
  readonly removed: readonly Migration[];
  readonly written?: readonly NewMigration[];
  /** Files of other migrations, with their new texts. */
  readonly edited?: readonly Source[];
}

/**
 * Replaces migrations of a folder that was read before, in the lock file too: all of it or nothing, also where the
 * process dies between two files. Returns what prevented it.
 */
export function replaceMigrations(
  directory: MigrationsDirectory,
  lock: LockFile,
  { command, removed, written = [], edited = [] }: Replacement,
): readonly Diagnostic[] {
  const changed = changedMeanwhile(directory);
  if (hasErrors(changed)) return changed;
  const { path } = directory;
  const there = written.map(({ id }) => join(path, id)).filter((folder) => existsSync(folder));
  if (there.length > 0) return there.map(thereAlready);
  const ids = removed.map(({ id }) => id);
  return changeFolder(path, {
    command,
    removed: ids,
    written: {
      ...Object.fromEntries([
        ...written.flatMap(filesBelow),
        ...edited.map(({ path: file, text }) => [relative(path, file).replaceAll(sep, '/'), text] as const),
      ]),
      [lockFileName]: printLockFile(withoutMigrations(lock, ids)),
    },
  });
}

function filesBelow(migration: NewMigration): readonly (readonly [string, string])[] {
  const files = Object.entries(migrationFiles(migration));
  return files.map(([name, text]) => [`${migration.id}/${name}`, text]);
}

/** What was proved is what was read: nothing is written over an edit that came after. */
function changedMeanwhile({ path, migrations }: MigrationsDirectory): readonly Diagnostic[] {
  const now = readDirectory(path);
  const changed = migrations.find(({ id, bytes }) => {
    const found = now.migrations.find((migration) => migration.id === id);
    return !found?.bytes.equals(bytes);
  });
  if (!changed && now.migrations.length === migrations.length) return [];
  const name = changed ? `\`${changed.source.path}\`` : `\`${path}\``;
  return [
    errorDiagnostic('folder-changed', `${name} was changed while the command ran: nothing is written.`, {
      subject: changed?.source.path ?? path,
      fixes: [{ title: 'Run it again.' }],
    }),
  ];
}
