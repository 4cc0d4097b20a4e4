import { type Diagnostic, errorDiagnostic, warningDiagnostic } from '../../diagnostic/diagnostic.ts';
import { firstFew } from '../../diagnostic/firstFew.ts';
import type { PostgresParser } from '../../sql/postgresParser.ts';
import type { MigrationsDirectory } from '../directory.ts';
import { includedMigrations } from './includedMigrations.ts';
import type { SnapshotFile } from './snapshotFile.ts';

/** How a file and the folder that it is in go together. */
export interface SnapshotFit {
  /** Migrations that the file stands for and the folder lacks. */
  readonly gone: readonly string[];
  /** Those whose SQL has become another since. */
  readonly edited: readonly string[];
  /** What the folder has beyond the file, in order. */
  readonly newer: readonly string[];
  readonly isOwn: boolean;
}

export function snapshotFit(
  parser: PostgresParser,
  { includes, isOwn }: SnapshotFile,
  { migrations }: MigrationsDirectory,
): SnapshotFit {
  const included = new Map(includes.map(({ id, checksum }) => [id, checksum]));
  const checksums = new Map(includedMigrations(parser, migrations).map(({ id, checksum }) => [id, checksum]));
  const ids = migrations.map(({ id }) => id);
  return {
    gone: [...included.keys()].filter((id) => !ids.includes(id)),
    edited: ids.filter((id) => included.has(id) && included.get(id) !== checksums.get(id)),
    newer: ids.filter((id) => !included.has(id)),
    isOwn,
  };
}

/** Whether the file says all that the folder says. */
export function isCurrent({ gone, edited, newer, isOwn }: SnapshotFit): boolean {
  return isOwn && gone.length + edited.length + newer.length === 0;
}

const writeAnew = { title: 'Write it anew: `schemac db snapshot`' };

/** Why nothing can be built from the file: it is not what schemac wrote for this folder. */
export function unfitDiagnostics(
  { source: { path } }: SnapshotFile,
  { gone, edited, isOwn }: SnapshotFit,
): readonly Diagnostic[] {
  const details = { subject: path, fixes: [writeAnew] };
  if (!isOwn) {
    const message = `\`${path}\` was changed by hand or by a merge: it is not what schemac wrote.`;
    return [errorDiagnostic('snapshot-edited', message, details)];
  }
  const message = [
    ...(gone.length > 0 ? [`${named(gone)}, which the folder lacks`] : []),
    ...(edited.length > 0 ? [`${named(edited)} as it was before an edit`] : []),
  ].join(', and for ');
  return message === ''
    ? []
    : [errorDiagnostic('snapshot-of-others', `\`${path}\` stands for ${message}.`, details)];
}

/** That the folder has more. */
export function olderDiagnostics(
  { source: { path } }: SnapshotFile,
  { newer }: SnapshotFit,
): readonly Diagnostic[] {
  if (newer.length === 0) return [];
  const message = `\`${path}\` is older than ${named(newer)}.`;
  return [warningDiagnostic('snapshot-older', message, { subject: path, fixes: [writeAnew] })];
}

/** What databases that are built from the file do not have. */
export function lackDiagnostics({ source: { path }, lacks }: SnapshotFile): readonly Diagnostic[] {
  if (lacks.length === 0) return [];
  const message = `The migrations make what \`${path}\` does not hold.`;
  return [
    warningDiagnostic('snapshot-lacks', message, {
      subject: path,
      notes: lacks.map((text) => ({ message: text })),
      fixes: [
        { title: 'Where it is needed, run the migrations on an empty database: `schemac migrate deploy`' },
      ],
    }),
  ];
}

function named(ids: readonly string[]): string {
  return firstFew(ids.map((id) => `\`${id}\``));
}
