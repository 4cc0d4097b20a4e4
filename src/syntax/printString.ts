import { spanText } from '../source/source.ts';
import type { StringExpression } from './ast.ts';
import { decodeBlockString } from './decodeString.ts';

/** Prints a text as it was written; a `"""` text, and one without a source, anew. */
export function printString(node: StringExpression, indent: number): string {
  if (node.block) return printBlockString(node.value, indent);
  return spanText(node.span) || JSON.stringify(node.value);
}

/** Its lines stand two columns further in than its line. Some values have no such form: they are quoted. */
function printBlockString(value: string, indent: number): string {
  const margin = ' '.repeat(indent);
  const lines = value
    .replaceAll('"""', '\\"""')
    .split('\n')
    .map((line) => (line === '' ? '' : `${margin}  ${line}`));
  const text = value === '' ? '""""""' : `"""\n${lines.join('\n')}\n${margin}"""`;
  return decodeBlockString(text, true).value === value ? text : JSON.stringify(value);
}
