import { join } from 'node:path';
import type { PostgresParser } from '../sql/postgresParser.ts';
import { splitStatements } from '../sql/splitStatements.ts';
import type { Migration } from './migration.ts';
import { readDirective } from './migrationHeader.ts';

/** What the header of one file says and that of another one must not. */
const headerDirectives: ReadonlySet<string> = new Set(['parent', 'schema', 'replaces', 'hold']);

/** The files of migrations as one, under the name of each. */
export function concatenated(parser: PostgresParser, migrations: readonly Migration[]): string {
  return migrations.map(({ id, source }) => part(parser, id, source.text)).join('');
}

/** The ways back as one, the last first; undefined where one is missing. */
export function concatenatedDown(
  parser: PostgresParser,
  migrations: readonly Migration[],
): string | undefined {
  if (migrations.some(({ down }) => down === undefined)) return undefined;
  const parts = migrations.toReversed().map(({ id, down }) => part(parser, join(id, 'down.sql'), down!.text));
  return parts.join('').trimStart();
}

function part(parser: PostgresParser, name: string, text: string): string {
  const body = closed(parser, text)
    .split(/(?<=\n)/)
    .filter((line) => !headerDirectives.has(readDirective(line)?.name ?? ''))
    .join('')
    .trim();
  return `\n-- ${name}\n${body}${body === '' ? '' : '\n'}`;
}

/** With a semicolon after the last statement. */
function closed(parser: PostgresParser, text: string): string {
  const last = splitStatements(parser, text).statements.at(-1);
  if (!last || text[last.end] === ';') return text;
  return `${text.slice(0, last.end)};${text.slice(last.end)}`;
}
