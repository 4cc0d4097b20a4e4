import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { servers } from '../support/servers.ts';
import { cliProject } from './project.ts';

/** The texts of the example in the documentation, in its order. */
function textsOf(language: string): readonly string[] {
  const [, example = ''] = readFileSync('docs/data-migrations.md', 'utf8').split('## A worked example');
  const block = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs');
  return [...example.matchAll(block)].map(([, text]) => text!);
}

const rows = `INSERT INTO deals (city, price) SELECT CASE WHEN n % 2 = 0 THEN 'Berlin' ELSE 'Austin' END,
  CASE WHEN n % 2 = 0 THEN (n % 9 + 1) || '.234,' || (10 + n % 90) || ' €' ELSE '$' || (n % 9 + 1) || ',234.' || (10 + n % 90) END
  FROM generate_series(1, 5000) n`;

/** Reads the price of one deal after the other as the shop does, until the returned function is called. */
function readingShop(url: string): () => Promise<{ readonly wrong: number; readonly longestMs: number }> {
  let open = true;
  const reading = (async () => {
    const database = await openDatabase({ url });
    let [wrong, longestMs] = [0, 0];
    for (let id = 1; open; id = (id % 5000) + 1) {
      const started = performance.now();
      const [deal] = await database.query<{ price: string }>('SELECT price FROM deals WHERE id = $1', [id]);
      longestMs = Math.max(longestMs, performance.now() - started);
      if (!deal?.price.includes('234')) wrong++;
    }
    await database.close();
    return { wrong, longestMs };
  })();
  return () => {
    open = false;
    return reading;
  };
}

test('the example of the documentation: prices as text become cents, and the shop reads all the while', async () => {
  const [first, second, last] = textsOf('prisma') as readonly [string, string, string];
  const [fill, guard] = textsOf('sql') as readonly [string, string];
  const project = await cliProject({ 'schema.dsl': first });
  const url = await servers.at(-1)!.createDatabase();
  const succeed = async (...words: readonly string[]) => {
    const ran = await project.run('migrate', ...words);
    expect(ran, ran.stderr).toMatchObject({ status: 0 });
  };
  const edit = (name: string, change: (text: string) => string) => {
    const file = join(project.folder, project.migration(name), 'migration.sql');
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  };
  const production = await openDatabase({ url });
  await succeed('dev', '--name', 'begin');
  await succeed('deploy', '--url', url);
  await project.query(rows);
  await production.execute(`${rows}; UPDATE deals SET price = 'on request 234' WHERE id = 3210`);

  project.write({ 'schema.dsl': second });
  await succeed('dev', '--name', 'add_cents');
  await succeed('dev', '--create-only', '--name', 'fill_cents');
  edit('fill_cents', (text) => `${text}${fill}`);
  await succeed('dev');
  const stop = readingShop(url);
  const stopped = await project.run('migrate', 'deploy', '--url', url);
  expect(stopped).toMatchObject({ status: 1, stderr: expect.stringMatching(/1 row is in the way/) });
  expect(await production.query('SELECT FROM deals WHERE cents IS NOT NULL')).toEqual([]);
  await production.execute(`UPDATE deals SET price = '1.234,50 €' WHERE id = 3210`);
  await succeed('deploy', '--url', url);
  const { wrong, longestMs } = await stop();
  expect(wrong).toBe(0);
  // No lock is held for longer than a batch; the rest is for a slow machine.
  expect(longestMs).toBeLessThan(2000);

  project.write({ 'schema.dsl': last });
  await succeed('dev', '--create-only', '--name', 'drop_price', '--accept-data-loss');
  edit('drop_price', (text) => text.replace(/^(?=[A-Z])/m, guard));
  await succeed('dev', '--accept-data-loss');
  await production.execute('UPDATE deals SET cents = 1 WHERE id = 7');
  expect(await project.run('migrate', 'deploy', '--url', url)).toMatchObject({ status: 1 });
  await production.execute(`UPDATE deals SET cents = 823417 WHERE id = 7`);
  await succeed('deploy', '--url', url);
  const sums = `SELECT city, count(*)::int, sum(cents) % 100000 > 0 AS some, bool_and(cents BETWEEN 123400 AND 1000000) AS right
    FROM deals GROUP BY city ORDER BY city`;
  expect(await production.query(sums)).toEqual([
    { city: 'Austin', count: 2500, some: true, right: true },
    { city: 'Berlin', count: 2500, some: true, right: true },
  ]);
  const [exact] = await production.query<{ right: number }>(
    `SELECT count(*)::int AS right FROM deals WHERE id <> 3210
       AND cents = ((id % 9 + 1) * 1000 + 234) * 100 + 10 + id % 90`,
  );
  expect(exact!.right).toBe(4999);
  await production.close();
}, 120_000);
