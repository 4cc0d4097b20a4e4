import { maximumNameBytes } from '../../sql/quoteIdentifier.ts';

/** The name that PostgreSQL gives the sequence of a serial column: the longer of the two names is cut until it fits. */
export function sequenceName(table: string, column: string): string {
  let [first, second] = [table, column];
  const bytes = () => Buffer.byteLength(`${first}_${second}_seq`);
  while (bytes() > maximumNameBytes) {
    if (Buffer.byteLength(first) > Buffer.byteLength(second)) first = withoutLast(first);
    else second = withoutLast(second);
  }
  return `${first}_${second}_seq`;
}

function withoutLast(text: string): string {
  return [...text].slice(0, -1).join('');
}
