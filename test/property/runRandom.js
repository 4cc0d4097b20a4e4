// Random pairs of schemas, more than `npm test` takes: npm run test:random -- --runs 2000 --seed 1
// Goes on after a counter-example, with another seed, and says at the end how many pairs were tried and what failed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '2000' }, seed: { type: 'string' } },
});
/** Pairs of one generator on one server in one run of vitest: few enough that a failure does not cost the rest. */
const most = 500;
const generatorsAndServers = 4;
const wanted = Math.ceil(Number(values.runs) / generatorsAndServers);
// Other pairs each time, unless a seed asks for those of an earlier run; a failure prints its seed.
const first = Number(values.seed ?? Math.floor(Math.random() * 2 ** 30));
const folder = mkdtempSync(join(tmpdir(), 'schemac-random-'));
const log = join(folder, 'pairs.jsonl');
const failedSeeds = [];
for (let done = 0, seed = first; done < wanted; done += most, seed++) {
  const runs = Math.min(most, wanted - done);
  const { status, signal } = spawnSync('npx', ['vitest', 'run', 'test/property'], {
    stdio: 'inherit',
    env: { ...process.env, RANDOM_RUNS: String(runs), RANDOM_SEED: String(seed), RANDOM_LOG: log },
  });
  if (signal) break;
  if (status !== 0) failedSeeds.push(`--runs ${runs * generatorsAndServers} --seed ${seed}`);
  console.log(tally());
}
for (const seed of failedSeeds) console.log(`failed: npm run test:random -- ${seed}`);
rmSync(folder, { recursive: true });
process.exitCode = failedSeeds.length > 0 ? 1 : 0;

function tally() {
  const tried = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const pairs = tried.reduce((sum, one) => sum + one.pairs, 0);
  return `${pairs} pairs tried, ${tried.filter(({ failed }) => failed).length} counter-examples`;
}
