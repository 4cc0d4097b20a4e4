/** A line of a block, in parts. */
export interface Row {
  /** Aligned with those of the rows around it. Only the last one may have several lines. */
  readonly cells: readonly string[];
  /** What stands behind the cells: a comment. */
  readonly suffix: string;
  readonly blankBefore: boolean;
}

/** The lines of some rows: cells in columns, aligned among rows without a blank line between them. */
export function alignRows(rows: readonly Row[], margin: string): string[] {
  const lines: string[] = [];
  for (const group of groupsOf(rows)) {
    if (lines.length > 0) lines.push('');
    const widths = columnWidths(group);
    for (const row of group) lines.push(margin + rowText(row, widths));
  }
  return lines;
}

function groupsOf(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    if (group && !row.blankBefore) group.push(row);
    else groups.push([row]);
  }
  return groups;
}

function columnWidths(rows: readonly Row[]): number[] {
  const widths: number[] = [];
  for (const { cells } of rows) {
    for (const [column, cell] of cells.entries()) {
      const width = cell.includes('\n') ? 0 : cell.length;
      widths[column] = Math.max(widths[column] ?? 0, width);
    }
  }
  return widths;
}

function rowText({ cells, suffix }: Row, widths: readonly number[]): string {
  const last = cells.length - 1;
  const padded = cells.map((cell, column) => (column === last ? cell : cell.padEnd(widths[column]!)));
  return [...padded, ...(suffix === '' ? [] : [suffix])].join(' ');
}
