import stringWidth from 'string-width';
import type { ShownResult } from '../database/database.ts';

/** oids of types whose values stand at the right: numbers, oid and money. */
const atTheRight: ReadonlySet<number> = new Set([20, 21, 23, 26, 700, 701, 790, 1700]);

type Table = Pick<ShownResult, 'columns' | 'values'>;

/** Rows as psql shows them: names, a rule, a line for each row, and how many there are. */
export function rowsText({ columns, values }: Table): string {
  const names = columns.map(({ name }) => linesOf(name));
  const cells = values.map((row) => row.map((value) => linesOf(value ?? '')));
  const widths = names.map((name, column) =>
    cells.reduce((width, row) => Math.max(width, widthOf(row[column]!)), widthOf(name)),
  );
  const head = lay(names, widths, (text, width) => pad(text, width, 'both'));
  const rule = widths.map((width) => '-'.repeat(width + 2)).join('+');
  const body = cells.flatMap((row) =>
    lay(row, widths, (text, width, column) =>
      pad(text, width, atTheRight.has(columns[column]!.typeOid) ? 'left' : 'right'),
    ),
  );
  return [...head, rule, ...body, `(${values.length} ${values.length === 1 ? 'row' : 'rows'})`].join('\n');
}

type Cell = readonly string[];

/** The lines of a cell. What would steer the terminal is spelled out. */
function linesOf(text: string): Cell {
  return text.split(/\r?\n/).map((line) => line.replaceAll(/\t/g, '    ').replaceAll(/\p{Cc}/gu, escaped));
}

function escaped(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

function widthOf(cell: Cell): number {
  return cell.reduce((width, line) => Math.max(width, stringWidth(line)), 0);
}

/** The lines of a row; a `+` says that its cell goes on below. */
function lay(
  row: readonly Cell[],
  widths: readonly number[],
  place: (text: string, width: number, column: number) => string,
): string[] {
  const height = row.reduce((most, cell) => Math.max(most, cell.length), 1);
  return Array.from({ length: height }, (_, line) =>
    row
      .map((cell, column) => {
        const more = line + 1 < cell.length ? '+' : ' ';
        return ` ${place(cell[line] ?? '', widths[column]!, column)}${more}`;
      })
      .join('|')
      .trimEnd(),
  );
}

function pad(text: string, width: number, side: 'left' | 'right' | 'both'): string {
  const left = width - stringWidth(text);
  if (side === 'left') return ' '.repeat(left) + text;
  if (side === 'right') return text + ' '.repeat(left);
  const before = left >> 1;
  return ' '.repeat(before) + text + ' '.repeat(left - before);
}
