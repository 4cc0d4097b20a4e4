// Random pairs of schemas, more than `npm test` takes: npm run test:random -- --runs 2000 --seed 1
// Goes on after a counter-example, and says at the end how many pairs were tried and which failed; --log FILE keeps
// what each failed with. `--seed 1 --pair 17` tries one of these again, and makes it as small as it fails.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    pair: { type: 'string' },
    log: { type: 'string' },
  },
});
/** Pairs of one generator on one server in one run of vitest. */
const most = 500;
const generatorsAndServers = 4;
// Other pairs each time, unless a seed asks for those of an earlier run.
const first = Number(values.seed ?? Math.floor(Math.random() * 2 ** 30));
process.exitCode = values.pair === undefined ? tryMany() : run(first, { RANDOM_PAIR: values.pair });

function tryMany() {
  const folder = mkdtempSync(join(tmpdir(), 'schemac-random-'));
  const log = values.log ?? join(folder, 'pairs.jsonl');
  const wanted = Math.ceil(Number(values.runs) / generatorsAndServers);
  let wasBroken = false;
  for (let done = 0, seed = first; done < wanted && !wasBroken; done += most, seed++) {
    const runs = Math.min(most, wanted - done);
    wasBroken = run(seed, { RANDOM_RUNS: String(runs), RANDOM_LOG: log }) > 1;
    console.log(`${read(log).length} pairs tried`);
  }
  const failures = read(log).filter(({ failure }) => failure !== undefined);
  for (const { what, seed, pair } of failures) console.log(`failed: ${what}, --seed ${seed} --pair ${pair}`);
  rmSync(folder, { recursive: true });
  return failures.length > 0 || wasBroken ? 1 : 0;
}

/** The status of vitest, 1 where something failed; 2 where it was ended. */
function run(seed, environment) {
  const { status } = spawnSync('npx', ['vitest', 'run', 'test/property', '--mode', 'all'], {
    stdio: 'inherit',
    env: { ...process.env, RANDOM_SEED: String(seed), ...environment },
  });
  return status ?? 2;
}

function read(log) {
  if (!existsSync(log)) return [];
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}
