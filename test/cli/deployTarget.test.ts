import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openReport } from '../../src/cli/deployReport.ts';
import { type DeployTarget, readTargets } from '../../src/cli/deployTarget.ts';
import { stateText } from '../../src/cli/targetsDisplay.ts';
import { printDiagnostics } from '../../src/diagnostic/printDiagnostic.ts';
import type { MigrationsDirectory } from '../../src/migrate/directory.ts';
import { inParallel } from '../../src/migrate/inParallel.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const read = (text: string, main?: string) => readTargets({ path: 'targets', text }, main);

test('a target is a url, a schema of it, a schema of the main database, or JSON', () => {
  const text = `# comment
postgres://u:secret@h/a
eu postgres://u:secret@h/b?sslmode=disable&schema=x schema=tenant_1
tenant_2
{"name":"three","url":"postgres://h/c"}`;
  expect(read(text, 'postgres://main/m').targets).toEqual([
    { name: 'h/a', url: 'postgres://u:secret@h/a' },
    { name: 'eu', url: 'postgres://u:secret@h/b?sslmode=disable&schema=tenant_1', schema: 'tenant_1' },
    { name: 'tenant_2', url: 'postgres://main/m?schema=tenant_2', schema: 'tenant_2' },
    { name: 'three', url: 'postgres://h/c' },
  ]);
});

test('what names no target, or one twice, is refused at its line', () => {
  const { diagnostics } = read('tenant_1\npostgres://h/a\npostgres://h/a\na b c\n{"urls":1}');
  expect(diagnostics.map(({ code, span }) => [code, span?.start])).toEqual([
    ['no-database', 0],
    ['target-twice', 24],
    ['no-target', 39],
    ['no-target', 45],
  ]);
  const named = read('x postgres://h/a\nx postgres://h/b').diagnostics[0]!;
  expect(named.message).toBe('The target in line 1 has the name `x` too.');
});

test('a list that is wrong in every line is not told line by line, and no password is shown', () => {
  const { diagnostics } = read('postgres://u:secret@h/a b c\n'.repeat(500));
  expect(diagnostics.map(({ message }) => message)).toEqual([
    ...Array.from({ length: 5 }, () => 'This line names no target.'),
    '495 more lines are wrong.',
  ]);
  expect(printDiagnostics(diagnostics, { color: false })).not.toContain('secret');
});

const folder: MigrationsDirectory = { path: 'migrations', migrations: [], diagnostics: [] } as never;
const [first, second, third] = read('postgres://u:secret@h/a\npostgres://h/b\npostgres://h/c').targets as [
  DeployTarget,
  DeployTarget,
  DeployTarget,
];

test('a report knows what is done and what was broken off, also after half a line', () => {
  const path = join(temporaryFolder(), 'report');
  const report = openReport(path, folder, undefined);
  report.begin(first);
  report.add(first, { state: 'applied', applied: ['1'], durationMs: 1 });
  report.begin(second);
  appendFileSync(path, '{"target":"h/c","sta');
  openReport(path, folder, undefined).begin(third);
  const again = openReport(path, folder, undefined);
  expect([first, second, third].map((one) => [again.isDone(one), again.wasBrokenOff(one)])).toEqual([
    [true, false],
    [false, true],
    [false, true],
  ]);
  expect(again.isDone({ ...first, url: first.url.replace('secret', 'other') })).toBe(true);
  expect(readFileSync(path, 'utf8')).not.toContain('secret');
});

test('a file that is no report is left as it is', () => {
  const path = join(temporaryFolder({ notes: 'hello' }), 'notes');
  expect(() => openReport(path, folder, undefined)).toThrow('is no report: line 1 is no JSON.');
  expect(readFileSync(path, 'utf8')).toBe('hello');
});

test('how far a run has come is one line', () => {
  const state = { total: 500, done: 0, failed: 0, running: ['a', 'b'], elapsedMs: 900 };
  expect(stateText(state)).toBe('0 of 500: a, b');
  expect(stateText({ ...state, done: 100, failed: 2, elapsedMs: 20_000 })).toBe(
    '100 of 500, 2 failed, 1 min 20 s left: a, b',
  );
});

test('never more than so many at once; the canaries alone; nothing is begun after so many failures', async () => {
  let running = 0;
  let most = 0;
  const work = async (item: number) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((done) => setTimeout(done, 1));
    running -= 1;
    return item % 5 !== 4;
  };
  const items = Array.from({ length: 40 }, (_, index) => index);
  const done = await inParallel(items, { parallel: 3, canary: 2, maxFailures: 2 }, work);
  expect(most).toBe(3);
  expect([...done.values()].filter((succeeded) => !succeeded)).toHaveLength(2);
  expect(done.size).toBeLessThan(14);
  const canary = await inParallel([4, 1, 2], { parallel: 3, canary: 1, maxFailures: 9 }, work);
  expect([...canary]).toEqual([[4, false]]);
});
