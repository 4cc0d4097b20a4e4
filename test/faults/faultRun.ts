import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Database } from '../../src/database/database.ts';
import { runCli } from '../cli/project.ts';
import { inSession } from '../migrate/deploying.ts';
import type { RunningServer } from '../support/startServer.ts';
import { type Files, temporaryFolder } from '../support/temporaryFolder.ts';
import { witness } from '../support/witness.ts';
import { deployInProcess, type RanInProcess } from './deployInProcess.ts';
import type { FaultMoment, FaultProxy } from './faultProxy.ts';
import type { FaultFolder } from './folders.ts';

/** `kill`: the process; `cut`: one connection; `part`: all of them; `crash`: the server, which starts again. */
export type FaultKind = 'kill' | 'cut' | 'part' | 'crash';

/** What is to happen, at which request of the run. */
export interface PlannedFault {
  readonly kind: FaultKind;
  readonly moment: FaultMoment;
  readonly at: number;
}

/** A folder on its way into databases: one undisturbed, and others of which the runs are disturbed. */
export interface FaultRun {
  /** What the undisturbed run asked the server. */
  readonly requests: readonly string[];
  /**
   * Runs the command with one fault after the other, a fault in each run, and then undisturbed. Returns how many
   * faults there were (a run may have ended before its fault), and what is other than in the undisturbed database.
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
export async function prepareFaultRun(
  folder: FaultFolder,
  server: RunningServer,
  proxy: FaultProxy,
): Promise<FaultRun> {
  const template = await createDatabase(server, 'template0');
  if (folder.setup) await inSession({ url: template }, (database) => database.execute(folder.setup!));
  if (folder.before) {
    const { status, stderr } = await deploy(['migrate', 'deploy'], folder.before, template);
    if (status !== 0) throw new Error(stderr);
  }
  const command = folder.command ?? ['migrate', 'deploy'];
  const files = { ...(folder.command ? folder.before : {}), ...folder.migrations };
  const undisturbed = await createDatabase(server, nameOf(template));
  proxy.arm();
  const { status, stderr } = await deploy(command, files, proxy.through(undisturbed));
  if (status !== 0) throw new Error(stderr);
  const requests = proxy.requests;
  const expected = await inSession({ url: undisturbed }, stateOf);
  return {
    requests,
    disturb: async (faults) => {
      const url = await createDatabase(server, nameOf(template));
      const complaints: string[] = [];
      const struck: PlannedFault[] = [];
      for (const fault of faults) {
        const ran = await runDisturbed({ command, files, url, server, proxy }, fault);
        complaints.push(...ran.complaints);
        if (ran.struck) struck.push(fault);
      }
      const last = await deploy(command, files, url);
      if (last.status !== 0) complaints.push(`exit ${last.status}: ${last.stderr}`);
      const state = await inSession({ url }, stateOf);
      complaints.push(...differences(expected, state));
      if (complaints.length === 0) await dropDatabase(server, url);
      return { struck, complaints };
    },
  };
}

interface Run {
  readonly command: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly url: string;
  readonly server: RunningServer;
  readonly proxy: FaultProxy;
}

async function runDisturbed(
  { command, files, url, server, proxy }: Run,
  { kind, moment, at }: PlannedFault,
): Promise<{ readonly struck: boolean; readonly complaints: readonly string[] }> {
  let kill: () => void = () => undefined;
  let after: Promise<void> | undefined;
  const strike = () => {
    after = Promise.resolve();
    if (kind === 'kill') kill();
    if (kind === 'part') proxy.cutAll();
    if (kind === 'crash') after = server.crash();
  };
  proxy.arm({ at, moment, strike });
  const through = proxy.through(url);
  const ran =
    kind === 'kill'
      ? await deployInChild(command, files, through, (child) => {
          kill = () => child.kill('SIGKILL');
        })
      : await deploy(command, files, through);
  proxy.arm();
  await after;
  const complaints: string[] = [];
  if (/This is a bug/.test(ran.stderr)) complaints.push(ran.stderr);
  if (after && kind === 'kill' && ran.status !== 137) complaints.push(`exit ${ran.status} after SIGKILL`);
  if (!after && ran.status !== 0) complaints.push(`exit ${ran.status} without a fault: ${ran.stderr}`);
  return { struck: after !== undefined, complaints };
}

function deploy(
  command: readonly string[],
  migrations: Readonly<Record<string, string>>,
  url: string,
): Promise<RanInProcess> {
  return deployInProcess(command, temporaryFolder(filesOf(migrations, '')), url);
}

function deployInChild(
  command: readonly string[],
  migrations: Readonly<Record<string, string>>,
  url: string,
  onStart: (child: ChildProcess) => void,
): Promise<RanInProcess> {
  const folder = temporaryFolder(filesOf(migrations, 'migrations'));
  return runCli(folder, command, { env: { DATABASE_URL: url }, onStart });
}

function filesOf(migrations: Readonly<Record<string, string>>, folder: string): Files {
  return Object.fromEntries(
    Object.entries(migrations).map(([id, sql]) => [
      join(folder, id.endsWith('.sql') ? id : `${id}/migration.sql`),
      sql,
    ]),
  );
}

/** The catalog, all rows, and what the history says. */
async function stateOf(database: Database): Promise<readonly string[]> {
  const tables = await database.query<{ name: string }>(
    `SELECT format('%I.%I', nspname, relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'm') AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
       AND relname <> '_schemac_migrations' ORDER BY 1`,
  );
  const rows: string[] = [];
  for (const { name } of tables) {
    const found = await database.query<{ row: string }>(`SELECT t::text AS row FROM ${name} AS t ORDER BY 1`);
    rows.push(...found.map(({ row }) => `${name} ${row}`));
  }
  const history = await database.query<Record<string, unknown>>(
    `SELECT id, parents, replaces, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS back,
       steps_done, steps_total, cursor, error, fingerprint FROM _schemac_migrations ORDER BY id`,
  );
  return [...(await witness(database)), ...rows, ...history.map((row) => `history ${JSON.stringify(row)}`)];
}

function differences(expected: readonly string[], found: readonly string[]): readonly string[] {
  const missing = expected.filter((line) => !found.includes(line)).map((line) => `- ${line}`);
  const added = found.filter((line) => !expected.includes(line)).map((line) => `+ ${line}`);
  const counts = expected.length === found.length ? [] : [`${expected.length} lines, now ${found.length}`];
  return [...counts, ...missing.slice(0, 5), ...added.slice(0, 5)];
}

async function createDatabase({ url }: RunningServer, template: string): Promise<string> {
  const name = `fault_${randomBytes(6).toString('hex')}`;
  await inSession({ url }, (database) => database.execute(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const created = new URL(url);
  created.pathname = `/${name}`;
  return created.href;
}

function dropDatabase({ url }: RunningServer, database: string): Promise<void> {
  return inSession({ url }, (server) => server.execute(`DROP DATABASE ${nameOf(database)} WITH (FORCE)`));
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}
