import { displayCells } from '../diagnostic/displayText.ts';
import type { Colors } from './terminal.ts';

/** A unified diff for a screen: in colours, and without anything that a terminal would obey. */
export function diffText(diff: string, colors: Colors): string {
  return diff
    .trimEnd()
    .split('\n')
    .map((line) => paintOf(line, colors)(shown(line)))
    .join('\n');
}

function paintOf(line: string, colors: Colors): (text: string) => string {
  if (line.startsWith('--- ') || line.startsWith('+++ ')) return colors.bold;
  if (line.startsWith('@@')) return colors.cyan;
  if (line.startsWith('+')) return colors.green;
  if (line.startsWith('-')) return colors.red;
  return line.startsWith('\\') ? colors.dim : (text) => text;
}

function shown(line: string): string {
  return displayCells(line)
    .map(({ text }) => text)
    .join('');
}
