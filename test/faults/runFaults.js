// What `npm test` has in short, in full length:
// npm run test:faults -- --faults 1200 --seed 1 --folder 'the way back'   faults at every statement of many migrations
// npm run test:faults -- --folder 'the way back' --major 18 --fault 'kill before 12, cut after 30'   these, in a row
// npm run test:faults -- --rounds 50                                      16 deployers at once (needs pgbouncer)
// npm run test:faults -- --storm 20                                       a migration under pgbench
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    faults: { type: 'string' },
    seed: { type: 'string', default: '1' },
    folder: { type: 'string' },
    major: { type: 'string' },
    fault: { type: 'string' },
    rounds: { type: 'string' },
    storm: { type: 'string' },
  },
});
if (values.fault && !values.folder) throw new Error('--fault needs the --folder that it is for');
const tests = [
  (values.faults || values.fault) && 'test/faults/crash.test.ts',
  values.rounds && 'test/faults/deployers.test.ts',
  values.storm && 'test/faults/lockStorm.test.ts',
].filter(Boolean);
if (tests.length === 0) throw new Error('say --faults N, --rounds N or --storm SECONDS');
const { status } = spawnSync('npx', ['vitest', 'run', ...tests, '--reporter=verbose'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    FAULT_SEED: values.seed,
    ...(values.faults ? { FAULTS: values.faults } : {}),
    ...(values.folder ? { FAULT_FOLDER: values.folder } : {}),
    ...(values.major ? { FAULT_MAJOR: values.major } : {}),
    ...(values.fault ? { FAULT: values.fault } : {}),
    ...(values.rounds ? { DEPLOY_ROUNDS: values.rounds } : {}),
    ...(values.storm ? { STORM_SECONDS: values.storm } : {}),
  },
});
process.exitCode = status ?? 1;
