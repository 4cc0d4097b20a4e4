import type { LockedMigration, LockFile } from './lock.ts';

/** The format of the file; raised when an older schemac would misread a newer file. */
export const lockFormat = 1;

/** Stands for the parents of the first migration. */
export const noParents = '-';

/**
 * The text of a lock file. Every line stands alone and all are sorted, so that git merges what two branches added,
 * and both sides of a conflict can be kept.
 */
export function printLockFile(lock: LockFile): string {
  const lines = new Set([
    ...lock.migrations.map(migrationLine),
    ...[...lock.objects].map((id) => `object ${escapeField(id)}`),
    ...lock.expressions.map(
      ({ object, path, written, stored }) =>
        `expression ${escapeField(object)} ${escapeField(path)} ${written} ${stored}`,
    ),
    ...lock.readings.map(({ object, fact }) => `reads ${escapeField(object)} ${escapeField(fact)}`),
  ]);
  const heading = [
    `# schemac.lock, format ${lockFormat}: written by schemac, to be committed.`,
    '# Every line stands alone: in a merge conflict, keep the lines of both sides.',
  ];
  return [...heading, ...[...lines].sort(), ''].join('\n');
}

function migrationLine({ id, parents, checksum }: LockedMigration): string {
  const names = parents.length > 0 ? parents.map(escapeField).join(',') : noParents;
  return `migration ${escapeField(id)} ${names} ${checksum}`;
}

/** A name as one field of a line: white space, control characters, commas and percent signs as `%20`. */
function escapeField(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}%,]/gu, encodeCharacter);
}

function encodeCharacter(character: string): string {
  return [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}
