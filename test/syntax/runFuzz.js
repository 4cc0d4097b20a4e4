// The parser under random input, longer than `npm test` does it: npm run test:fuzz -- --runs 1000000
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '1000000' } } });
const { status } = spawnSync('npx', ['vitest', 'run', 'test/syntax/fuzz.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_RUNS: values.runs },
});
process.exitCode = status ?? 1;
