import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { majors } from '../support/postgresFiles.ts';
import { type RunningServer, startServer } from '../support/startServer.ts';
import { FaultProxy } from './faultProxy.ts';
import { type PlannedFault, prepareFaultRun } from './faultRun.ts';
import { folders } from './folders.ts';
import { planFaults } from './planFaults.ts';

/** `npm run test:faults` sets them; `npm test` has a few faults of every kind on one folder. */
const total = Number(process.env.FAULTS ?? 0);
const seed = Number(process.env.FAULT_SEED ?? 1);
const only = process.env.FAULT_FOLDER;
const isLong = total > 0;

const chosen = folders.filter(({ name }) =>
  only ? name === only : isLong || name === 'transactions and others by turns',
);
/** Of the short form: one of each kind, and where in the run. */
const few: readonly (PlannedFault & { readonly near: string })[] = [
  { kind: 'kill', moment: 'during', at: 0, near: 'CREATE UNIQUE INDEX CONCURRENTLY' },
  { kind: 'cut', moment: 'after', at: 0, near: 'COMMIT' },
  { kind: 'crash', moment: 'after', at: 0, near: 'DROP INDEX CONCURRENTLY' },
];

describe.each(isLong ? majors : majors.slice(-1))('PostgreSQL %i', (major) => {
  let server: RunningServer;
  let proxy: FaultProxy;
  const counts = new Map<string, number>();

  beforeAll(async () => {
    server = await startServer(major, { fsync: 'off' });
    proxy = await FaultProxy.start(server.url);
  });
  afterAll(async () => {
    await proxy.close();
    await server.stop();
  });

  test.each(chosen)('$name', { timeout: isLong ? 3_600_000 : 60_000 }, async (folder) => {
    const run = await prepareFaultRun(folder, server, proxy);
    const sql = Object.values({ ...folder.before, ...folder.migrations }).join('\n');
    const count = Math.ceil(total / chosen.length / majors.length);
    const planned = isLong
      ? planFaults(run.requests, (request) => isStatement(sql, request), {
          count,
          seed: seed * 1000 + folders.indexOf(folder),
        })
      : few.map(({ near, ...fault }) => [
          { ...fault, at: run.requests.findLastIndex((text) => text.startsWith(near)) },
        ]);
    const complaints: string[] = [];
    for (const faults of planned) {
      const disturbed = await run.disturb(faults);
      for (const { kind, moment } of disturbed.struck) {
        counts.set(`${kind} ${moment}`, (counts.get(`${kind} ${moment}`) ?? 0) + 1);
      }
      if (disturbed.complaints.length === 0) continue;
      const where = faults.map(({ kind, moment, at }) => `${kind} ${moment} ${at}: ${run.requests[at]}`);
      complaints.push([...where, ...disturbed.complaints].join('\n  '));
      console.log(complaints.at(-1));
    }
    if (isLong)
      console.log(major, folder.name, 'so far', JSON.stringify(Object.fromEntries([...counts].sort())));
    expect(complaints.join('\n')).toBe('');
  });
});

function isStatement(sql: string, request: string): boolean {
  return request.length > 5 && sql.includes(request);
}
