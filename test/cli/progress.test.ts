import { expect, test, vi } from 'vitest';
import { runReporter } from '../../src/cli/runReporter.ts';
import { processTerminal } from '../../src/cli/terminal.ts';

/** What is written to a log while a run tells of these statements, each after so many seconds. */
function logOf(events: (report: ReturnType<typeof runReporter>, pass: (seconds: number) => void) => void) {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  const lines: string[] = [];
  try {
    const terminal = {
      ...processTerminal({ json: false }),
      live: false,
      note: (line: string) => lines.push(line),
    };
    events(runReporter(terminal), (seconds) => vi.advanceTimersByTime(seconds * 1000));
  } finally {
    vi.useRealTimers();
  }
  return lines.map((line) => line.replaceAll(/\u001b\[\d+m/g, ''));
}

const started = { type: 'statement-started', id: '1_a', text: 'UPDATE deals\nSET x = 1', line: 3 } as const;
const finished = { type: 'statement-finished', id: '1_a', durationMs: 700_000, locks: [] } as const;

test('a log says of a long statement that it is running, and less and less often', () => {
  const lines = logOf((report, pass) => {
    report(started);
    pass(900);
    report(finished);
    pass(900);
  });
  expect(lines).toEqual([
    ...['10.0 s', '30.0 s', '1 min 0 s', '2 min 0 s', '5 min 0 s', '10 min 0 s', '15 min 0 s'].map(
      (time) => `  line 3: UPDATE deals, ${time} so far`,
    ),
    '  11 min 40 s  line 3: UPDATE deals',
  ]);
});

test('batches are one statement, and what PostgreSQL tells of its progress is passed on', () => {
  const lines = logOf((report, pass) => {
    for (let done = 1; done <= 12; done += 1) {
      report({ ...started, batched: true });
      pass(1);
      report({ ...finished, batched: true });
      report({
        type: 'batch',
        id: '1_a',
        line: 3,
        pass: 1,
        done: done * 100,
        total: 2000,
        rowsPerSecond: 100,
      });
    }
    report({ type: 'step-finished', id: '1_a', step: 1, of: 2, durationMs: 12_000 });
    report({ ...started, text: 'CREATE INDEX i ON t (x)' });
    for (const done of [0, 30, 60]) {
      report({ type: 'progress', id: '1_a', phase: 'building index', done, total: 90 });
      pass(6);
    }
  });
  expect(lines).toEqual([
    '  line 3: 900 of about 2,000 rows (45 %), 100 a second, 11.0 s left, 10.0 s so far',
    '  step 1 of 2  12.0 s',
    '  building index: 33 %, about 12.0 s left, 10.0 s so far',
  ]);
});
