// A backfill of millions of rows under an application that writes to them: as one UPDATE, in batches, and in batches that
// are killed again and again (npm run build first): npm run test:batches -- --rows 10000000 --kills 20
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000000' },
    kills: { type: 'string', default: '20' },
    /** Writes of the application in a second. */
    rate: { type: 'string', default: '200' },
  },
});
const { status } = spawnSync('npx', ['vitest', 'run', 'test/batches', '--reporter=verbose'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    BATCH_ROWS: values.rows,
    BATCH_KILLS: values.kills,
    BATCH_RATE: values.rate,
  },
});
process.exitCode = status ?? 1;
