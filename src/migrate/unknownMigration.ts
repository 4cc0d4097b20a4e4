import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';

/** `unknown-migration`: a name to which there is no migration. */
export function unknownMigration(id: string, place: string): Diagnostic {
  return errorDiagnostic('unknown-migration', `There is no migration \`${id}\` in ${place}.`, {
    fixes: [{ title: 'Give its whole name: `schemac migrate history` lists them.' }],
  });
}
