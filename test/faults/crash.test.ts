import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Major, majors } from '../support/postgresFiles.ts';
import { prepareFaultRun } from './faultRun.ts';
import { FaultServer } from './faultServer.ts';
import { FaultTally } from './faultTally.ts';
import { type FaultFolder, folders } from './folders.ts';
import { planFaults, shareFaults } from './planFaults.ts';
import { faultsText, type PlannedFault, readFaults } from './plannedFault.ts';

/** `npm run test:faults` sets them; `npm test` has a few faults of every kind on one folder. */
const total = Number(process.env.FAULTS ?? 0);
const seed = Number(process.env.FAULT_SEED ?? 1);
const only = process.env.FAULT_FOLDER;
const given = process.env.FAULT ? readFaults(process.env.FAULT) : undefined;
const isLong = total > 0 || given !== undefined;

/** Of the short form: one of each kind, and where in the run. */
const few: readonly (Omit<PlannedFault, 'at'> & { readonly near: string })[] = [
  { kind: 'kill', moment: 'during', near: 'CREATE UNIQUE INDEX CONCURRENTLY' },
  { kind: 'cut', moment: 'after', near: 'COMMIT' },
  { kind: 'crash', moment: 'after', near: 'DROP INDEX CONCURRENTLY' },
];

const tried = (isLong ? majors : majors.slice(-1)).filter(
  (major) => !process.env.FAULT_MAJOR || major === Number(process.env.FAULT_MAJOR),
);
const chosen = folders.filter(({ name }) =>
  only ? name === only : isLong || name === 'transactions and others by turns',
);
const shares = shareFaults(total, chosen.length * tried.length, seed);
const shareOf = (folder: FaultFolder, major: Major) =>
  shares[chosen.indexOf(folder) * tried.length + tried.indexOf(major)]!;

const tally = new FaultTally();
let servers: readonly FaultServer[] = [];
/** Each server goes through the folders by itself. */
const complaintsOf = new Map<string, readonly Promise<readonly string[]>[]>();

beforeAll(async () => {
  servers = await Promise.all(tried.map((major) => FaultServer.start(major)));
  let lanes: readonly Promise<unknown>[] = servers.map(() => Promise.resolve());
  for (const folder of chosen) {
    const disturbed = servers.map((server, lane) => lanes[lane]!.then(() => complaintsOn(folder, server)));
    complaintsOf.set(folder.name, disturbed);
    lanes = disturbed;
  }
});
afterAll(async () => {
  if (isLong) console.log(tally.text());
  await Promise.all(servers.map((server) => server.stop()));
});

test.each(chosen)('$name', { timeout: isLong ? 7_200_000 : 60_000 }, async ({ name }) => {
  expect((await Promise.all(complaintsOf.get(name)!)).flat().join('\n')).toBe('');
});

/** What is not right in a folder, or why it could not be found out: another folder comes next. */
async function complaintsOn(folder: FaultFolder, server: FaultServer): Promise<readonly string[]> {
  if (isLong && !given && shareOf(folder, server.major) === 0) return [];
  try {
    return await disturbFolder(folder, server);
  } catch (error) {
    return [`${folder.name}, PostgreSQL ${server.major}: ${String(error)}`];
  }
}

/** Lets faults happen, and goes on after one that did harm. Returns what is not right. */
async function disturbFolder(folder: FaultFolder, server: FaultServer): Promise<readonly string[]> {
  const { requests, disturb } = await prepareFaultRun(folder, server);
  const complaints: string[] = [];
  for (const faults of plannedFor(folder, server.major, requests)) {
    const found = await disturb(faults).catch((error: Error) => ({
      struck: faults,
      complaints: [error.stack ?? error.message],
    }));
    tally.add(folder.name, found.struck);
    if (found.complaints.length === 0) continue;
    const reproduction = `npm run test:faults -- --folder '${folder.name}' --major ${server.major} --fault '${faultsText(faults)}'`;
    tally.fail(reproduction);
    const where = faults.map(({ at }) => `${at}: ${requests[at]}`);
    complaints.push([reproduction, ...where, ...found.complaints].join('\n  '));
    console.log(complaints.at(-1));
  }
  if (isLong) console.log(`${folder.name}, PostgreSQL ${server.major}: done`);
  return complaints;
}

function plannedFor(
  folder: FaultFolder,
  major: Major,
  requests: readonly string[],
): readonly (readonly PlannedFault[])[] {
  if (given) return [given];
  if (!isLong)
    return few.map(({ near, ...fault }) => [
      { ...fault, at: requests.findLastIndex((text) => text.startsWith(near)) },
    ]);
  const sql = Object.values({ ...folder.before, ...folder.migrations }).join('\n');
  return planFaults(requests, (request) => isStatement(sql, request), {
    count: shareOf(folder, major),
    seed: seed * 1000 + folders.indexOf(folder),
  });
}

/** A batch is a statement of the file with a condition put into it. */
function isStatement(sql: string, request: string): boolean {
  return request.length > 5 && sql.includes(request.slice(0, 20));
}
