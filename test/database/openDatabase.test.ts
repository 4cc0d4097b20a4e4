import { expect, test } from 'vitest';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { servers } from '../support/servers.ts';

test.each(servers)('opens a new database on $name', async ({ major, createDatabase }) => {
  const database = await openDatabase({ url: await createDatabase() });
  expect(Math.floor(database.version / 10_000)).toBe(major);
  expect(
    await database.query("SELECT 1::bigint AS n, '{1,2}'::int[] AS a, now()::date::text IS NOT NULL AS t"),
  ).toEqual([{ n: 1n, a: [1, 2], t: true }]);
  await database.close();
});
