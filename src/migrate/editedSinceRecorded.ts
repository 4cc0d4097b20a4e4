import { type Diagnostic, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import { tokensChecksum } from '../sql/tokensChecksum.ts';
import type { LockFile } from './lock.ts';
import type { Migration } from './migration.ts';

/**
 * The migrations whose SQL is another than when the lock file recorded them as applied, a warning for each. Comments
 * and white space do not count.
 */
export async function editedSinceRecorded(
  lock: LockFile,
  migrations: readonly Migration[],
): Promise<readonly Diagnostic[]> {
  const parser = await loadPostgresParser();
  const recorded = new Map(lock.migrations.map(({ id, checksum }) => [id, checksum]));
  return migrations
    .filter(({ id }) => recorded.has(id))
    .filter(({ id, source }) => tokensChecksum(parser, source.text) !== recorded.get(id))
    .map(edited);
}

/** Without those of which a database has said more: which statements differ. */
export function notToldBy(edited: readonly Diagnostic[], told: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Set(told.flatMap(({ code, subject }) => (code === 'edited-migration' ? [subject] : [])));
  return edited.filter(({ subject }) => !known.has(subject));
}

function edited({ id, source }: Migration): Diagnostic {
  const message = `\`${id}\` had its SQL edited after schemac.lock recorded it as applied.`;
  return warningDiagnostic('edited-since-recorded', message, {
    subject: source.path,
    notes: [{ message: 'Databases that have it keep what it was; new ones get what it is now.' }],
    fixes: [
      { title: 'Undo the edit, and write a new migration for what it was to change.' },
      {
        title: `If the edit is to stay, bring it into the development database: \`schemac migrate amend ${id}\``,
      },
    ],
  });
}
