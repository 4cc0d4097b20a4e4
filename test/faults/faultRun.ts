import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runCli } from '../cli/project.ts';
import { inSession } from '../migrate/deploying.ts';
import { databaseState } from '../support/databaseState.ts';
import type { Files } from '../support/temporaryFolder.ts';
import { deployInProcess, type RanInProcess } from './deployInProcess.ts';
import type { Fault } from './faultProxy.ts';
import { databaseOf, type FaultServer } from './faultServer.ts';
import type { FaultFolder } from './folders.ts';
import type { PlannedFault } from './plannedFault.ts';

/** A folder on its way into databases: one undisturbed, and others of which the runs are disturbed. */
export interface FaultRun {
  /** What the undisturbed run asked the server. */
  readonly requests: readonly string[];
  /**
   * Runs the command with one fault after the other, a fault in each run, and then undisturbed. Returns which faults
   * there were (a run may have ended before its fault), and what is other than in the undisturbed database.
   */
  readonly disturb: (faults: readonly PlannedFault[]) => Promise<Disturbed>;
}

export interface Disturbed {
  readonly struck: readonly PlannedFault[];
  /** Empty where all is well. */
  readonly complaints: readonly string[];
}

/**
 * Deploys the folder undisturbed, and makes ready to do it with faults. What is killed is always a process with the
 * built command line; all else is run in this one, which is quicker.
 */
export async function prepareFaultRun(folder: FaultFolder, server: FaultServer): Promise<FaultRun> {
  const template = await server.createDatabase('template0');
  if (folder.setup) await inSession({ url: template }, (database) => database.execute(folder.setup!));
  if (folder.before) {
    const before = projectOf(folder.before, server);
    const { status, stderr } = await deploy(['migrate', 'deploy'], before, template);
    if (status !== 0) throw new Error(stderr);
  }
  const command = folder.command ?? ['migrate', 'deploy'];
  const project = projectOf({ ...(folder.command ? folder.before : {}), ...folder.migrations }, server);
  const undisturbed = await server.createDatabase(databaseOf(template));
  server.proxy.arm();
  const { status, stderr } = await deploy(command, project, server.proxy.through(undisturbed));
  if (status !== 0) throw new Error(stderr);
  const { requests } = server.proxy;
  const expected = await inSession({ url: undisturbed }, databaseState);
  return {
    requests,
    disturb: async (faults) => {
      const url = await server.createDatabase(databaseOf(template));
      const complaints: string[] = [];
      const struck: PlannedFault[] = [];
      for (const [index, fault] of faults.entries()) {
        const isDue = index === 0 ? isSameAs(requests, fault.at) : isAt(fault.at);
        const ran = await runDisturbed({ command, project, url, server }, fault, isDue);
        complaints.push(...ran.complaints);
        if (ran.struck) struck.push(fault);
      }
      const last = await inTime(server, deploy(command, project, url));
      if (last.status !== 0) complaints.push(`exit ${last.status}: ${last.stderr}`);
      const state = await inSession({ url }, databaseState);
      complaints.push(...differences(expected, state));
      if (complaints.length === 0) await server.dropDatabase(url);
      return { struck, complaints };
    },
  };
}

/** At the request that is this one of the undisturbed run, whatever the watch over a long statement asks between. */
function isSameAs(undisturbed: readonly string[], at: number): Fault['isDue'] {
  const before = undisturbed.slice(0, at + 1).map(withoutProcess);
  const wanted = before.at(-1);
  const occurrence = before.filter((text) => text === wanted).length;
  return (requests) => {
    const now = requests.map(withoutProcess);
    return now.at(-1) === wanted && now.filter((text) => text === wanted).length === occurrence;
  };
}

function isAt(at: number): Fault['isDue'] {
  return (requests) => requests.length - 1 === at;
}

/** The lock's session names the process that deploys. */
function withoutProcess(request: string): string {
  return request.replace(/process \d+/, 'process');
}

interface Run {
  readonly command: readonly string[];
  /** A folder with a `migrations` folder in it. */
  readonly project: string;
  readonly url: string;
  readonly server: FaultServer;
}

async function runDisturbed(
  { command, project, url, server }: Run,
  { kind, moment }: PlannedFault,
  isDue: Fault['isDue'],
): Promise<{ readonly struck: boolean; readonly complaints: readonly string[] }> {
  const { proxy } = server;
  let child: ChildProcess | undefined;
  let after: Promise<void> | undefined;
  const strike = () => {
    after = Promise.resolve();
    if (kind === 'kill') child?.kill('SIGKILL');
    if (kind === 'part') proxy.cutAll();
    if (kind === 'crash') after = server.crash();
  };
  proxy.arm({ isDue, moment, strike });
  const through = proxy.through(url);
  const running =
    kind === 'kill'
      ? runCli(project, command, {
          env: { DATABASE_URL: through },
          onStart: (started) => {
            child = started;
          },
        })
      : deploy(command, project, through);
  const ran = await inTime(server, running).finally(() => {
    child?.kill('SIGKILL');
    proxy.arm();
  });
  await after;
  const complaints: string[] = [];
  if (/This is a bug/.test(ran.stderr)) complaints.push(ran.stderr);
  if (after && kind === 'kill' && ran.status !== 137) complaints.push(`exit ${ran.status} after SIGKILL`);
  if (!after && ran.status !== 0) complaints.push(`exit ${ran.status} without a fault: ${ran.stderr}`);
  return { struck: after !== undefined, complaints };
}

const longestRunMs = 120_000;

/** A run that hangs is a failure like another, and the next fault finds the proxy free. */
async function inTime<T>({ proxy }: FaultServer, running: Promise<T>): Promise<T> {
  const end = new AbortController();
  const tooLong = delay(longestRunMs, undefined, { signal: end.signal, ref: false }).then(() => {
    proxy.cutAll();
    throw new Error(`a run takes more than ${longestRunMs / 1000} s`);
  });
  // The end of the waiting is no failure.
  tooLong.catch(() => undefined);
  try {
    return await Promise.race([running, tooLong]);
  } finally {
    end.abort();
  }
}

function deploy(command: readonly string[], project: string, url: string): Promise<RanInProcess> {
  return deployInProcess(command, join(project, 'migrations'), url);
}

function projectOf(migrations: Readonly<Record<string, string>>, server: FaultServer): string {
  const files = Object.entries(migrations).map(([id, sql]) => [
    join('migrations', id.endsWith('.sql') ? id : `${id}/migration.sql`),
    sql,
  ]);
  return server.temporaryFolder(Object.fromEntries(files) as Files);
}

function differences(expected: readonly string[], found: readonly string[]): readonly string[] {
  const missing = expected.filter((line) => !found.includes(line)).map((line) => `- ${line}`);
  const added = found.filter((line) => !expected.includes(line)).map((line) => `+ ${line}`);
  const counts = expected.length === found.length ? [] : [`${expected.length} lines, now ${found.length}`];
  return [...counts, ...missing.slice(0, 5), ...added.slice(0, 5)];
}
