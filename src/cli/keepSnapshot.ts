import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { refreshSnapshot } from '../migrate/snapshot/refreshSnapshot.ts';
import type { Terminal } from './terminal.ts';

/**
 * Brings schema.sql up to date with a folder that a command has changed, where it has one, and says so. The url is that of
 * the server on which it is tried.
 */
export async function keepSnapshot(
  path: string,
  scratchUrl: () => Promise<string | undefined>,
  terminal: Terminal,
): Promise<readonly Diagnostic[]> {
  const { written, diagnostics } = await refreshSnapshot(path, scratchUrl);
  if (written !== undefined) terminal.note(`Wrote ${written} anew.`);
  return diagnostics;
}
