import { type Diagnostic, hasErrors, warningDiagnostic } from '../../diagnostic/diagnostic.ts';
import { loadPostgresParser } from '../../sql/postgresParser.ts';
import { readDirectory } from '../directory.ts';
import { readLockFile } from '../lockFile.ts';
import { makeSnapshot } from './makeSnapshot.ts';
import { hasSnapshot, readSnapshot, snapshotPath, writeSnapshot } from './snapshotFile.ts';
import { isCurrent, snapshotFit } from './snapshotFit.ts';

export interface RefreshedSnapshot {
  /** The file, where it has another text now. */
  readonly written?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes the file anew where the folder has one and it is not up to date. What prevents it is a warning: the file is
 * derived, and what has changed the folder is done.
 */
export async function refreshSnapshot(
  path: string,
  scratchUrl: () => Promise<string | undefined>,
): Promise<RefreshedSnapshot> {
  if (!hasSnapshot(path)) return { diagnostics: [] };
  const parser = await loadPostgresParser();
  const directory = readDirectory(path);
  const { lock, diagnostics } = readLockFile(path);
  const problems = [...directory.diagnostics, ...diagnostics];
  if (hasErrors(problems)) return { diagnostics: [notRefreshed(path, problems)] };
  const file = readSnapshot(parser, path);
  if (!('diagnostic' in file) && isCurrent(snapshotFit(parser, file, directory))) return { diagnostics: [] };
  const made = await makeSnapshot(directory, lock, await scratchUrl());
  const found = made.type === 'failed' ? made.diagnostics : writeSnapshot(parser, path, made.snapshot);
  if (hasErrors(found)) return { diagnostics: [notRefreshed(path, found)] };
  return { written: snapshotPath(path), diagnostics: [] };
}

function notRefreshed(path: string, problems: readonly Diagnostic[]): Diagnostic {
  const message = `\`${snapshotPath(path)}\` is as it was: it could not be written anew.`;
  return warningDiagnostic('snapshot-not-written', message, {
    subject: path,
    notes: problems.flatMap(({ message: text, notes = [] }) => [{ message: text }, ...notes]),
    fixes: [{ title: 'See more: `schemac db snapshot`' }],
  });
}
