import { printDuration } from './duration.ts';

interface BatchState {
  readonly done: number;
  readonly total: number;
  readonly pass: number;
  readonly rowsPerSecond?: number;
}

/** How far a batched statement is, for people: `4,200,000 of about 10,000,000 rows (42 %), 81,000 a second, 1 min 12 s left`. */
export function batchProgress({ done, total, pass, rowsPerSecond }: BatchState): string {
  const all = Math.max(total, done, 1);
  const share = `${Math.floor((done / all) * 100)} %`;
  const again = pass > 1 ? `, pass ${pass}` : '';
  const rate = rowsPerSecond
    ? `, ${number(Math.round(rowsPerSecond))} a second, ${printDuration(((all - done) / rowsPerSecond) * 1000)} left`
    : '';
  return `${number(done)} of about ${number(all)} rows (${share})${again}${rate}`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
