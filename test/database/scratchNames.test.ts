import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { dropScratch, scratchName } from '../../src/database/scratchNames.ts';
import { withScratchDatabase } from '../../src/database/withScratchDatabase.ts';
import { lastOf } from '../support/longForm.ts';
import { servers } from '../support/servers.ts';

describe.each(lastOf(servers))('$name', ({ url }) => {
  test('a scratch database whose session is gone is dropped by the next one that is made, another is not', async () => {
    const [living, killed] = [await openDatabase({ url }), await openDatabase({ url })];
    const [used, stale] = [await scratchName(living), await scratchName(killed)];
    for (const name of [used, stale]) await living.execute(`CREATE DATABASE ${name}`);
    await killed.close();
    const [, pid] = /_(\d+)_/.exec(stale)!;
    const sessions = () => living.query(`SELECT FROM pg_stat_activity WHERE pid = ${pid}`);
    await expect.poll(sessions, { interval: 5 }).toEqual([]);
    const ours = `SELECT datname FROM pg_database WHERE datname IN ('${used}', '${stale}')`;
    expect(await withScratchDatabase(url, (scratch) => scratch.query(ours))).toEqual([{ datname: used }]);
    await dropScratch(living, used);
    await living.close();
  });
});
