import { expect, test } from 'vitest';
import { cliProject } from './project.ts';
import { deals } from './schemas.ts';

const first = '20260101000001_a';

test('migrate resolve says what has become of a migration, and runs none of it', async () => {
  const project = await cliProject({
    [`migrations/${first}/migration.sql`]: 'CREATE TABLE a (id int);',
    ...deals(),
  });
  await project.query('CREATE TABLE a (id int)');
  const applied = await project.run('migrate', 'resolve', '--applied', first);
  expect(applied).toEqual({ status: 0, stdout: `${first} counts as applied from now on.\n`, stderr: '' });
  expect((await project.run('migrate', 'deploy')).stdout).toBe('Nothing is pending.\n');
  expect((await project.run('migrate', 'resolve', '--rolled-back', first)).status).toBe(0);
  expect((await project.run('migrate', 'status')).status).toBe(2);
});

test('migrate resolve wants one migration that is there', async () => {
  const project = await cliProject(deals());
  expect((await project.run('migrate', 'resolve')).stderr).toContain(
    '`--applied ID`, `--rolled-back ID` or `--renamed OLD=NEW`',
  );
  const unknown = await project.run('migrate', 'resolve', '--applied', 'x');
  expect([unknown.status, unknown.stderr]).toEqual([1, expect.stringContaining('There is no migration `x`')]);
});
