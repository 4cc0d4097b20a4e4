import { diffArrays } from 'diff';
import type { Note } from '../diagnostic/diagnostic.ts';
import type { PostgresParser } from '../sql/postgresParser.ts';
import { splitStatements } from '../sql/splitStatements.ts';
import { tokensChecksum } from '../sql/tokensChecksum.ts';

/** More lines than these fit no screen beside the rest. */
const maximumNotes = 8;
const maximumLength = 100;

/** What an edit has done to the statements of a file, a note for each that went or came. Comments do not count. */
export function editedStatements(parser: PostgresParser, before: string, after: string): readonly Note[] {
  const lines = difference(statementsOf(parser, before), statementsOf(parser, after));
  const notes = lines.map(({ sign, text }) => ({ message: `${sign} ${oneLine(text)}` }));
  const more = notes.length - maximumNotes;
  return more > 0 ? [...notes.slice(0, maximumNotes), { message: `… and ${more} more` }] : notes;
}

interface Item {
  readonly key: string | undefined;
  readonly text: string;
}

function statementsOf(parser: PostgresParser, text: string): readonly Item[] {
  const { statements, error } = splitStatements(parser, text);
  if (error) return [{ key: tokensChecksum(parser, text), text }];
  return statements.map((statement) => ({
    key: tokensChecksum(parser, statement.text),
    text: statement.text,
  }));
}

interface Line {
  readonly sign: '-' | '+';
  readonly text: string;
}

function difference(before: readonly Item[], after: readonly Item[]): readonly Line[] {
  const parts = diffArrays([...before], [...after], { comparator: (old, now) => old.key === now.key });
  return parts
    .filter(({ added, removed }) => added || removed)
    .flatMap(({ added, value }) => value.map(({ text }) => ({ sign: added ? '+' : '-', text }) as const));
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > maximumLength ? `${line.slice(0, maximumLength - 1)}…` : line;
}
