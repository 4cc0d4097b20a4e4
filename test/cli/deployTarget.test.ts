import { expect, test } from 'vitest';
import { readTargets } from '../../src/cli/deployTarget.ts';
import { inParallel } from '../../src/migrate/inParallel.ts';

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
    ['no-target', 0],
    ['target-twice', 24],
    ['no-target', 39],
    ['no-target', 45],
  ]);
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
