import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Migration } from './migration.ts';

/** `no-down-file`: a migration that cannot be taken back. */
export function noWayBack({ id, source }: Migration): Diagnostic {
  return errorDiagnostic('no-down-file', `\`${id}\` has no \`down.sql\`, so there is no way back from it.`, {
    subject: source.path,
    fixes: [{ title: 'Write a `down.sql` beside its `migration.sql`.' }],
  });
}
