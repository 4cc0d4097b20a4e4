import { diffArrays } from 'diff';
import { displayCells } from '../../diagnostic/displayText.ts';

/** A row as PostgreSQL prints it; null for NULL. */
export type RowText = readonly (string | null)[];

/** Rows that PostgreSQL holds for equal have the same group. */
export interface GroupedRow {
  readonly group: number;
  readonly values: RowText;
}

/** A line of the difference between the rows that were expected and those that are there. */
export interface RowLine {
  readonly sign: ' ' | '-' | '+';
  readonly values: RowText;
}

/** What is missing (`-`) and what nobody expects (`+`); without rows that are the same where the order is free. */
export function rowsDifference(
  expected: readonly GroupedRow[],
  actual: readonly GroupedRow[],
  ordered: boolean,
): readonly RowLine[] {
  return ordered ? inOrder(expected, actual) : inAnyOrder(expected, actual);
}

function inOrder(expected: readonly GroupedRow[], actual: readonly GroupedRow[]): readonly RowLine[] {
  const parts = diffArrays([...expected], [...actual], {
    comparator: (left, right) => left.group === right.group,
  });
  if (parts.every(({ added, removed }) => !added && !removed)) return [];
  return parts.flatMap(({ value, added, removed }) =>
    value.map(({ values }): RowLine => ({ sign: removed ? '-' : added ? '+' : ' ', values })),
  );
}

function inAnyOrder(expected: readonly GroupedRow[], actual: readonly GroupedRow[]): readonly RowLine[] {
  const missing = without(expected, actual).map(({ values }): RowLine => ({ sign: '-', values }));
  const unexpected = without(actual, expected).map(({ values }): RowLine => ({ sign: '+', values }));
  return [...missing, ...unexpected];
}

/** Rows that are left once each of the others has taken one that is equal to it. */
function without(rows: readonly GroupedRow[], others: readonly GroupedRow[]): readonly GroupedRow[] {
  const left = new Map<number, number>();
  for (const { group } of others) left.set(group, (left.get(group) ?? 0) + 1);
  return rows.filter(({ group }) => {
    const count = left.get(group) ?? 0;
    left.set(group, count - 1);
    return count <= 0;
  });
}

const mostLines = 20;
const mostWidth = 40;

/** The difference under the names of the columns, one below the other. */
export function differenceText(columns: readonly string[], lines: readonly RowLine[]): string {
  const shown = lines.slice(0, mostLines);
  const cells = [
    columns.map(cell),
    ...shown.map(({ values }) => values.map((value) => cell(value ?? 'NULL'))),
  ];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column]!))));
  const signs = [' ', ...shown.map(({ sign }) => sign)];
  const more = lines.length > mostLines ? [`  … and ${lines.length - mostLines} more`] : [];
  return [
    ...cells.map((row, index) =>
      [signs[index]!, ...row.map((text, column) => text + ' '.repeat(widths[column]! - widthOf(text)))]
        .join('  ')
        .trimEnd(),
    ),
    ...more,
  ].join('\n');
}

/** On one line, and not longer than one wants to read. */
function cell(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > mostWidth ? `${line.slice(0, mostWidth - 1)}…` : line;
}

function widthOf(text: string): number {
  return displayCells(text).reduce((sum, { width }) => sum + width, 0);
}
