// Random pairs of schemas, more than `npm test` takes: npm run test:random -- --runs 2000 --seed 1
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '2000' }, seed: { type: 'string' } },
});
// Other pairs each time, unless a seed asks for those of an earlier run; a failure prints its seed.
const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
const { status } = spawnSync('npx', ['vitest', 'run', 'test/property'], {
  stdio: 'inherit',
  env: { ...process.env, RANDOM_RUNS: values.runs, RANDOM_SEED: seed },
});
process.exitCode = status ?? 1;
