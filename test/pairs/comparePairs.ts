import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { majors } from '../support/postgresFiles.ts';
import { checkPair, type WayResult } from './checkPair.ts';
import { areTables } from './facts.ts';
import { startPairServer } from './pairServers.ts';
import { type Pair, readPairs } from './readPairs.ts';

interface Verdict extends WayResult {
  readonly name: string;
  /** Whether nothing but tables and what belongs to them is in it; of an unreadable pair, in what could be made. */
  readonly tables: boolean;
  readonly kinds: readonly string[];
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
const roles = values.roles.split(',').filter((name) => name !== '');
const servers = [await startPairServer(major, roles), await startPairServer(major, roles)] as const;
if (values.json) writeFileSync(values.json, '');
try {
  for (const suite of suites) await runSuite(suite);
} finally {
  for (const server of servers) await server.stop();
}
process.exit(0);

async function runSuite(suite: string): Promise<void> {
  const matches = new RegExp(values.match);
  const verdicts: Verdict[] = [];
  for (const pair of readPairs(suite)) {
    if (!matches.test(pair.name) || pair.minimumMajor > major!) continue;
    const found = await verdictsOn(pair, `${basename(suite)}/${pair.name}`);
    verdicts.push(...found);
    for (const verdict of found) tell(verdict);
  }
  const counts = { tables: countOf(verdicts, true), others: countOf(verdicts, false) };
  writeLine({ suite: basename(suite), major, ...counts });
  for (const [title, { passed, failed, unreadable }] of Object.entries(counts)) {
    const refused = `${unreadable} more that PostgreSQL ${major} does not take`;
    console.log(`${basename(suite)}, ${title}: ${passed} of ${passed + failed} passed, ${refused}`);
  }
}

async function verdictsOn(pair: Pair, name: string): Promise<readonly Verdict[]> {
  const { kinds, there, back } = await checkPair(pair, servers, witness);
  const tables = areTables(kinds);
  return [
    { name: `${name} a→b`, tables, kinds, ...there },
    { name: `${name} b→a`, tables, kinds, ...back },
  ];
}

function tell(verdict: Verdict): void {
  writeLine(verdict);
  const { outcome, tables, name, transition, language } = verdict;
  for (const problem of [transition[0], language[0]]) {
    if (problem) console.log(`${outcome} ${tables ? '[tables]' : '[others]'} ${name}: ${problem}`);
  }
}

/** As it comes: a run that is broken off keeps what it has. */
function writeLine(line: object): void {
  if (values.json) appendFileSync(values.json, `${JSON.stringify(line)}\n`);
}

function countOf(verdicts: readonly Verdict[], tables: boolean) {
  const count = (outcome: WayResult['outcome']) =>
    verdicts.filter((one) => one.tables === tables && one.outcome === outcome).length;
  return { passed: count('passed'), failed: count('failed'), unreadable: count('unreadable') };
}
