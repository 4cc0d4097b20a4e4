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

test('of a statement that has failed, nothing is said any more', () => {
  const lines = logOf((report, pass) => {
    report(started);
    pass(12);
    report({ type: 'statement-failed', id: '1_a' });
    pass(600);
  });
  expect(lines).toEqual(['  line 3: UPDATE deals, 10.0 s so far']);
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

test('a step is told by its own statement and rows: not by those of another, or of a try that was rolled back', () => {
  const steps = (step: number) => ({ type: 'step-finished', id: '1_a', step, of: 4, durationMs: 5 }) as const;
  const fast = { ...finished, durationMs: 4 };
  const retry = { type: 'retry', id: '1_a', reason: 'Locked.', attempt: 2, of: 6, delayMs: 500 } as const;
  const lines = logOf((report) => {
    report({ type: 'migration-started', id: '1_a', number: 1, of: 1, stepsDone: 0, stepsTotal: 4 });
    report({ ...started, text: 'CREATE INDEX CONCURRENTLY ON deals (x)', line: 1 });
    report(fast);
    report(steps(1));
    report(steps(2));
    report(started);
    report({ ...fast, rows: 100 });
    report(retry);
    report(started);
    report({ ...fast, rows: 100 });
    report(steps(3));
    report({ ...started, text: 'UPDATE deals SET y = 1 WHERE id <= 100', line: 9, batched: true });
    report({ ...fast, rows: 0, batched: true });
    report(steps(4));
    report({ type: 'migration-started', id: '2_b', number: 2, of: 2, stepsDone: 4, stepsTotal: 4 });
  });
  expect(lines).toEqual([
    '  step 1 of 4  5 ms  line 1: CREATE INDEX CONCURRENTLY ON deals (x)',
    '  step 2 of 4  5 ms  nothing was left to do',
    '  Locked. Trying again in 500 ms (2 of 6).',
    '  step 3 of 4  5 ms  100 rows',
    '  step 4 of 4  5 ms  line 9, in batches',
    '2_b: going on after the last of 4 steps',
  ]);
});
