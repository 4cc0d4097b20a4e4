import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { commentLines } from '../../print/migrationSql.ts';
import type { Source } from '../../source/source.ts';
import type { PostgresParser } from '../../sql/postgresParser.ts';
import { readText } from '../readText.ts';
import { writeIfChanged } from '../writeIfChanged.ts';
import { shortChecksum } from './shortChecksum.ts';
import { type IncludedMigration, type Snapshot, snapshotName } from './snapshot.ts';

/** What was read of the file. */
export interface SnapshotFile {
  readonly source: Source;
  readonly lacks: readonly string[];
  readonly includes: readonly IncludedMigration[];
  /** Whether its SQL is as schemac wrote it. */
  readonly isOwn: boolean;
}

/** Where the file of a migrations folder is, or would be. */
export function snapshotPath(directory: string): string {
  return join(directory, snapshotName);
}

/** Whether a folder has one: then it is kept up to date. A file of that name which somebody else wrote is none. */
export function hasSnapshot(directory: string): boolean {
  const path = snapshotPath(directory);
  return existsSync(path) && /^-- (snapshot|includes): /m.test(readFileSync(path, 'utf8'));
}

/** The diagnostic of a file of that name which somebody else wrote. */
export function foreignSnapshot(directory: string): Diagnostic {
  const path = snapshotPath(directory);
  return errorDiagnostic('foreign-snapshot', `\`${path}\` is there, and schemac did not write it.`, {
    subject: path,
    fixes: [{ title: 'Move it elsewhere, then: `schemac db snapshot`' }],
  });
}

/** Reads the file of a migrations folder, which must be there. */
export function readSnapshot(
  parser: PostgresParser,
  directory: string,
): SnapshotFile | { readonly diagnostic: Diagnostic } {
  const file = readText(snapshotPath(directory));
  return file.source ? parseSnapshot(parser, file.source) : { diagnostic: file.diagnostic };
}

/** Writes the file where its text has changed. Returns what prevented it. */
export function writeSnapshot(
  parser: PostgresParser,
  directory: string,
  snapshot: Snapshot,
): readonly Diagnostic[] {
  return writeIfChanged(snapshotPath(directory), printSnapshot(parser, snapshot));
}

const heading = [
  'What the migrations of this folder lead to, in one file: to read, and to build new databases from.',
  '  schemac db load --url postgresql://…',
  'It is written anew after each migration. Edit the schema, not this file.',
];

/** The text of the file. What changes with every migration stands together, at its end. */
export function printSnapshot(parser: PostgresParser, { sql, lacks, includes }: Snapshot): string {
  const lacking = lacks.map((what) => `-- lacks: ${what.replaceAll(/\s+/g, ' ')}\n`);
  const included = includes.map(({ id, checksum }) => `-- includes: ${checksum} ${id}\n`);
  const parts = [
    `${commentLines(heading)}\n`,
    ...(lacking.length === 0 ? [] : [lacking.join('')]),
    ...(sql === '' ? [] : [sql]),
    `-- snapshot: ${shortChecksum(parser, sql)}\n${included.join('')}`,
  ];
  return parts.join('\n');
}

/** Reads the text of the file, whatever has become of it. */
export function parseSnapshot(parser: PostgresParser, source: Source): SnapshotFile {
  const lines = source.text.trimEnd().split(/\r\n|\n|\r/);
  // A constant with line breaks may hold what looks like such a line.
  const head = lines.slice(0, lines.findIndex(isSql));
  const foot = lines.slice(lines.findLastIndex((line) => !line.startsWith('--')) + 1);
  const includes = wordsOf(foot, 'includes').map((argument) => {
    const end = argument.indexOf(' ');
    return { checksum: argument.slice(0, end), id: argument.slice(end + 1) };
  });
  const [written, ...more] = wordsOf(foot, 'snapshot');
  return {
    source,
    lacks: wordsOf(head, 'lacks'),
    includes,
    isOwn: more.length === 0 && written === shortChecksum(parser, source.text),
  };
}

function isSql(line: string): boolean {
  return line !== '' && !line.startsWith('--');
}

/** What stands behind `-- name: `. */
function wordsOf(lines: readonly string[], name: string): readonly string[] {
  const start = `-- ${name}: `;
  return lines.flatMap((line) => (line.startsWith(start) ? [line.slice(start.length).trimEnd()] : []));
}
