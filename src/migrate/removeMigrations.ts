import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Migration } from './migration.ts';

/** Removes the folders of migrations, in order. Returns what prevented it; then those after it are still there. */
export function removeMigrations(migrations: readonly Migration[]): Diagnostic | undefined {
  for (const { source } of migrations) {
    const folder = dirname(source.path);
    try {
      rmSync(folder, { recursive: true });
    } catch (error) {
      const message = `\`${folder}\` cannot be removed: ${(error as Error).message}.`;
      return errorDiagnostic('unwritable-file', message, { subject: folder });
    }
  }
  return undefined;
}
