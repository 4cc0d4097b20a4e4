import type { ChangeLine } from '../print/planText.ts';
import type { Colors } from './terminal.ts';

/** A line of a summary of changes: `+ table deals`, in the colour of its sign. */
export function colorChange(line: ChangeLine, colors: Colors): string {
  const paint = { '+': colors.green, '-': colors.red, '~': colors.yellow, '>': colors.cyan }[line.sign];
  return `  ${paint(line.sign)} ${line.text}`;
}
