import { type Diagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { loadPostgresParser } from '../../sql/postgresParser.ts';
import type { MigrationsDirectory } from '../directory.ts';
import type { LockFile } from '../lock.ts';
import type { ScratchState } from '../scratchState.ts';
import { loadSnapshot } from './makeSnapshot.ts';
import { readSnapshot } from './snapshotFile.ts';
import { isCurrent, olderDiagnostics, snapshotFit, unfitDiagnostics } from './snapshotFit.ts';

/** What was found of the file of a folder. */
export interface CheckedSnapshot {
  /** Whether it is of this folder as it is now, and leads to what the migrations lead to. */
  readonly isCurrent: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads the file that a folder has, and compares with what its migrations lead to. */
export async function checkSnapshot(
  directory: MigrationsDirectory,
  lock: LockFile,
  migrated: ScratchState,
  scratchUrl: string | undefined,
): Promise<CheckedSnapshot> {
  const parser = await loadPostgresParser();
  const file = readSnapshot(parser, directory.path);
  if ('diagnostic' in file) return { isCurrent: false, diagnostics: [file.diagnostic] };
  const fit = snapshotFit(parser, file, directory);
  if (!isCurrent(fit)) {
    const diagnostics = [...unfitDiagnostics(file, fit), ...olderDiagnostics(file, fit)];
    return { isCurrent: false, diagnostics };
  }
  const found = await loadSnapshot(file.source, lock, migrated, scratchUrl);
  const diagnostics = 'diagnostics' in found ? found.diagnostics : [];
  return { isCurrent: !hasErrors(diagnostics), diagnostics };
}
