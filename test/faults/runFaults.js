// Faults at every statement of many migrations, more than `npm test` takes:
// npm run test:faults -- --faults 1200 --seed 1 --folder 'the way back'
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '1200' },
    seed: { type: 'string', default: '1' },
    folder: { type: 'string' },
  },
});
const { status } = spawnSync('npx', ['vitest', 'run', 'test/faults/crash.test.ts', '--reporter=verbose'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    FAULTS: values.faults,
    FAULT_SEED: values.seed,
    ...(values.folder ? { FAULT_FOLDER: values.folder } : {}),
  },
});
process.exitCode = status ?? 1;
