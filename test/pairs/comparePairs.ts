import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { quoteIdentifier } from '../../src/sql/quoteIdentifier.ts';
import { majors } from '../support/postgresFiles.ts';
import { type RunningServer, startServer } from '../support/startServer.ts';
import { checkPair, type PairResult } from './checkPair.ts';
import { type Pair, readPairs } from './readPairs.ts';

/** Kinds of facts that are tables, and what belongs to them. */
const tableKinds = new Set(
  'schema table partition column index fk check exclude pk_unique enum domain composite range sequence extension statistics collation comment'.split(
    ' ',
  ),
);

interface Verdict extends PairResult {
  readonly name: string;
  /** Whether nothing but tables and what belongs to them is in it. */
  readonly tables: boolean;
}

const { values, positionals: suites } = parseArgs({
  allowPositionals: true,
  options: {
    major: { type: 'string', default: String(majors.at(-1)) },
    witness: { type: 'string', default: 'test/pairs/witness.sql' },
    match: { type: 'string', default: '' },
    roles: { type: 'string', default: '' },
    json: { type: 'string' },
  },
});
const major = majors.find((one) => String(one) === values.major);
if (!major || suites.length === 0)
  throw new Error('npm run test:pairs -- [--major 15] [--match REGEX] [--roles a,b] [--json FILE] FOLDER…');
const witness = readFileSync(values.witness, 'utf8');
const servers = [await startServer(major), await startServer(major)] as const;
const verdicts: Verdict[] = [];
try {
  for (const suite of suites) verdicts.push(...(await runSuite(suite)));
} finally {
  for (const server of servers) await server.stop();
}
if (values.json) writeFileSync(values.json, JSON.stringify(verdicts, null, 1));
process.exit(0);

async function runSuite(suite: string): Promise<Verdict[]> {
  const matches = new RegExp(values.match);
  const pairs = readPairs(suite).filter(
    ({ name, minimumMajor }) => matches.test(name) && minimumMajor <= major!,
  );
  const found: Verdict[] = [];
  for (const pair of pairs) {
    found.push(await verdictOn(`${basename(suite)}/${pair.name} a→b`, pair.before, pair.after));
    found.push(await verdictOn(`${basename(suite)}/${pair.name} b→a`, pair.after, pair.before));
  }
  const count = (list: readonly Verdict[], outcome: string) =>
    list.filter((one) => one.outcome === outcome).length;
  for (const [title, list] of [
    ['tables', found.filter(({ tables }) => tables)],
    ['others', found.filter(({ tables, outcome }) => !tables && outcome !== 'unreadable')],
  ] as const) {
    console.log(`${basename(suite)}, ${title}: ${count(list, 'passed')} of ${list.length} passed`);
  }
  console.log(`${basename(suite)}: ${count(found, 'unreadable')} that PostgreSQL ${major} does not take`);
  return found;
}

async function verdictOn(name: string, before: Pair['before'], after: Pair['after']): Promise<Verdict> {
  const result = await inNewDatabases((from, to) =>
    checkPair({ url: from, sql: before }, { url: to, sql: after }, witness),
  );
  const tables = result.outcome !== 'unreadable' && result.kinds.every((kind) => tableKinds.has(kind));
  if (result.outcome !== 'passed') {
    console.log(`${result.outcome} ${tables ? '[tables]' : '[others]'} ${name}: ${result.problems[0]}`);
  }
  return { name, tables, ...result };
}

/** Each on a server of its own, since roles belong to a whole server. */
async function inNewDatabases(check: (from: string, to: string) => Promise<PairResult>): Promise<PairResult> {
  const urls = await Promise.all(servers.map((server) => createDatabase(server)));
  try {
    return await check(urls[0]!, urls[1]!);
  } finally {
    await Promise.all(servers.map((server) => clean(server)));
  }
}

async function createDatabase({ url }: RunningServer): Promise<string> {
  const server = await openDatabase({ url });
  await server.execute('CREATE DATABASE pair TEMPLATE template0');
  const roles = values.roles.split(',').filter((name) => name !== '');
  for (const name of roles) await server.execute(`CREATE ROLE ${quoteIdentifier(name)}`);
  await server.close();
  return url.replace(/postgres$/, 'pair');
}

async function clean({ url }: RunningServer): Promise<void> {
  await dropSubscriptions(url.replace(/postgres$/, 'pair'));
  const server = await openDatabase({ url });
  await server.execute('DROP DATABASE pair WITH (FORCE)');
  const roles = await server.query<{ name: string }>(
    "SELECT rolname AS name FROM pg_roles WHERE rolname !~ '^pg_' AND rolname <> 'postgres'",
  );
  // All at once: one may have made another a member of a third.
  const names = roles.map(({ name }) => quoteIdentifier(name));
  if (names.length > 0) await server.execute(`DROP ROLE ${names.join(', ')}`);
  await server.close();
}

/** PostgreSQL drops no database that has some. Without their slot, since there is no publisher behind them. */
async function dropSubscriptions(url: string): Promise<void> {
  const database = await openDatabase({ url });
  const subscriptions = await database.query<{ name: string }>(
    `SELECT subname AS name FROM pg_subscription
     WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  for (const name of subscriptions.map((one) => quoteIdentifier(one.name))) {
    await database.execute(`ALTER SUBSCRIPTION ${name} DISABLE`);
    await database.execute(`ALTER SUBSCRIPTION ${name} SET (slot_name = NONE)`);
    await database.execute(`DROP SUBSCRIPTION ${name}`);
  }
  await database.close();
}
