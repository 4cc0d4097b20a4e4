import type { DatabaseTarget } from '../database/database.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { tell } from './tell.ts';
import type { Terminal } from './terminal.ts';

/** The database that was loaded, once it is said which one it is; undefined where errors end the command, which are told. */
export function usableTarget(
  { target, note }: { readonly target?: DatabaseTarget | undefined; readonly note?: string | undefined },
  diagnostics: readonly Diagnostic[],
  terminal: Terminal,
): DatabaseTarget | undefined {
  if (hasErrors(diagnostics) || !target) {
    tell(diagnostics, terminal);
    return undefined;
  }
  if (note) terminal.note(terminal.colors.dim(note));
  return target;
}
