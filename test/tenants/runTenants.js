// How long a deploy to many tenant schemas of one database takes, with what memory, and what it asks of the server:
// npm run test:tenants -- --tenants 500 --migrations 3 --parallel 4
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    tenants: { type: 'string', default: '500' },
    migrations: { type: 'string', default: '3' },
    parallel: { type: 'string', default: '4' },
  },
});
const { status } = spawnSync('npx', ['vitest', 'run', 'test/tenants', '--reporter=verbose'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    TENANTS: values.tenants,
    TENANT_MIGRATIONS: values.migrations,
    TENANT_PARALLEL: values.parallel,
  },
});
process.exitCode = status ?? 1;
