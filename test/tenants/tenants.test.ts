import { loadavg } from 'node:os';
import { expect, test } from 'vitest';
import { cliProject, type Ran, runCli } from '../cli/project.ts';
import { FaultProxy } from '../faults/faultProxy.ts';
import { inSession } from '../migrate/deploying.ts';
import { majors } from '../support/postgresFiles.ts';
import { processFile } from '../support/processFile.ts';
import { servers } from '../support/servers.ts';
import { startServer } from '../support/startServer.ts';
import { temporaryFolder, writeFiles } from '../support/temporaryFolder.ts';
import { tenantList, tenantMigrations } from './tenantMigrations.ts';

/** `npm run test:tenants` sets them. */
const tenants = Number(process.env.TENANTS ?? 0);
const migrations = Number(process.env.TENANT_MIGRATIONS ?? 3);
const parallel = process.env.TENANT_PARALLEL ?? '4';

const deploy = ['migrate', 'deploy', '--targets', 'tenants', '--json'];

/** How many requests a deploy to each of so many tenants makes, one after the other. */
async function requestsOfEach(folder: string, url: string, list: string, count: number): Promise<number> {
  writeFiles(folder, { [list]: tenantList(count) });
  const proxy = await FaultProxy.start(url);
  const words = [...deploy.slice(0, 3), list, '--json', '--parallel', '1'];
  const { status, stdout } = await runCli(folder, words, { env: { DATABASE_URL: proxy.through(url) } });
  const { length } = proxy.requests;
  await proxy.close();
  expect(status, stdout).toBe(0);
  return length / count;
}

test('opens no sessions for each target, and asks little where nothing is to be done', async () => {
  const project = await cliProject(tenantMigrations(2), servers.at(-1)!);
  const first = await requestsOfEach(project.folder, project.url, 'tenants', 3);
  const again = await requestsOfEach(project.folder, project.url, 'tenants', 3);
  expect({ first: first < 100, again: again < 16 }, `${first}, ${again}`).toEqual({
    first: true,
    again: true,
  });
}, 120_000);

/** What the system tells of a process; undefined where it does not. */
interface Use {
  readonly peakMegabytes: number | undefined;
  readonly cpuSeconds: number | undefined;
}

interface Measured extends Ran {
  readonly seconds: number;
  readonly client: Use;
  /** Of the processor, used by the server's processes that ended meanwhile: all that the client had. */
  readonly serverSeconds: number | undefined;
}

async function measure(folder: string, url: string): Promise<Measured> {
  const before = await endedSeconds(url);
  const started = performance.now();
  let client: Use = { peakMegabytes: undefined, cpuSeconds: undefined };
  let timer: NodeJS.Timeout | undefined;
  const ran = await runCli(folder, [...deploy, '--parallel', parallel], {
    env: { DATABASE_URL: url },
    onStart: ({ pid }) => {
      timer = setInterval(() => {
        client = useOf(pid!) ?? client;
      }, 100);
    },
  });
  clearInterval(timer);
  const seconds = (performance.now() - started) / 1000;
  const after = await endedSeconds(url);
  const serverSeconds = after === undefined || before === undefined ? undefined : after - before;
  return { ...ran, seconds, client, serverSeconds };
}

/** The fields of a process's `stat` from the third on, its state. */
function statOf(pid: number): readonly string[] | undefined {
  return processFile(pid, 'stat')
    ?.replace(/^.*\) /s, '')
    .split(' ');
}

const ticksPerSecond = 100;

function useOf(pid: number): Use | undefined {
  const [stat, kilobytes] = [statOf(pid), /VmHWM:\s+(\d+) kB/.exec(processFile(pid, 'status') ?? '')?.[1]];
  if (!stat || kilobytes === undefined) return undefined;
  const ticks = Number(stat[11]) + Number(stat[12]);
  return { peakMegabytes: Math.round(Number(kilobytes) / 1024), cpuSeconds: ticks / ticksPerSecond };
}

/** The time of the processor that those of the server's processes have used that have ended. */
async function endedSeconds(url: string): Promise<number | undefined> {
  const parent = await inSession({ url }, async (database) => {
    const [row] = await database.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return statOf(row!.pid)?.[1];
  });
  const stat = parent === undefined ? undefined : statOf(Number(parent));
  return stat && (Number(stat[13]) + Number(stat[14])) / ticksPerSecond;
}

test.skipIf(tenants === 0)(
  `deploys to ${tenants} tenants`,
  async () => {
    const server = await startServer(majors.at(-1)!, { fsync: 'off' });
    const folder = temporaryFolder({ tenants: tenantList(tenants) });
    const rows: Record<string, unknown>[] = [];
    const run = async (name: string, count: number) => {
      writeFiles(folder, tenantMigrations(count));
      const { status, stdout, seconds, client, serverSeconds } = await measure(folder, server.url);
      expect(status, stdout).toBe(0);
      rows.push({
        run: name,
        seconds: seconds.toFixed(1),
        each: `${Math.round((seconds / tenants) * 1000)} ms`,
        'client CPU': client.cpuSeconds?.toFixed(1),
        'server CPU': serverSeconds?.toFixed(1),
        'peak MB': client.peakMegabytes,
      });
    };
    try {
      await run(`${migrations} migrations`, migrations);
      await run('nothing to do', migrations);
      await run('one more', migrations + 1);
      const requests = await requestsOfEach(folder, server.url, 'few', Math.min(tenants, 10));
      console.table(rows);
      console.log(`requests where nothing is to be done: ${requests} each; load ${loadavg()[0]!.toFixed(1)}`);
    } finally {
      await server.stop();
    }
  },
  3_600_000,
);
