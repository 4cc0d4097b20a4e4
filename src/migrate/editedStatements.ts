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

/** The longest common subsequence stays; all else went or came. */
function difference(before: readonly Item[], after: readonly Item[]): readonly Line[] {
  const kept = commonLengths(before, after);
  const lines: Line[] = [];
  let [left, right] = [0, 0];
  while (left < before.length || right < after.length) {
    const [old, now] = [before[left], after[right]];
    if (old && now && old.key === now.key) {
      left++;
      right++;
    } else if (old && (!now || kept[left + 1]![right]! >= kept[left]![right + 1]!)) {
      lines.push({ sign: '-', text: old.text });
      left++;
    } else {
      lines.push({ sign: '+', text: now!.text });
      right++;
    }
  }
  return lines;
}

/** At [i][j]: how many statements the rests from i and j on have in common, in order. */
function commonLengths(before: readonly Item[], after: readonly Item[]): readonly number[][] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let left = before.length - 1; left >= 0; left--) {
    for (let right = after.length - 1; right >= 0; right--) {
      table[left]![right] =
        before[left]!.key === after[right]!.key
          ? table[left + 1]![right + 1]! + 1
          : Math.max(table[left + 1]![right]!, table[left]![right + 1]!);
    }
  }
  return table;
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > maximumLength ? `${line.slice(0, maximumLength - 1)}…` : line;
}
