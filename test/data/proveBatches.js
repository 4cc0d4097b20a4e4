// A backfill of millions of rows while an application writes to them: as one UPDATE, and in batches that are killed again
// and again. Needs pgbench, and the program in dist: npm run build && node test/data/proveBatches.js --url postgres://… --rows 2000000
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    rows: { type: 'string', default: '2000000' },
    kills: { type: 'string', default: '20' },
    /** Transactions of the application in a second. */
    rate: { type: 'string', default: '100' },
  },
});
const rows = Number(values.rows);
const program = resolve('dist/schemac.js');
const folder = mkdtempSync(join(tmpdir(), 'schemac-batches-'));
const name = `batches_${process.pid}`;
const url = Object.assign(new URL(values.url), { pathname: `/${name}` }).href;

async function query(text, on = url) {
  const client = new pg.Client({ connectionString: on });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function fill() {
  await query(`DROP TABLE IF EXISTS deals, _schemac_migrations;
    CREATE TABLE deals (id bigint PRIMARY KEY, city text, price text NOT NULL, cents bigint,
      done int NOT NULL DEFAULT 0, seen int NOT NULL DEFAULT 0);
    INSERT INTO deals (id, city, price)
      SELECT i, 'city ' || i % 1000, (i / 100.0)::numeric(12, 2)::text FROM generate_series(1, ${rows}) AS i`);
  await query('VACUUM ANALYZE deals');
}

/** Starts the application; the returned function ends it, and tells of its transactions. */
async function application(label) {
  const logs = join(folder, label);
  await mkdir(logs);
  const script = join(folder, 'application.sql');
  await writeFile(
    script,
    `\\set id random(1, ${rows})\nUPDATE deals SET seen = seen + 1, city = 'moved' WHERE id = :id;\n`,
  );
  const pgbench = spawn(
    'pgbench',
    ['-n', '-c', '4', '-R', values.rate, '-T', '36000', '-l', '-f', script, '--max-tries=1', url],
    { cwd: logs, stdio: 'ignore' },
  );
  await delay(2000);
  return async () => {
    pgbench.kill('SIGINT');
    await once(pgbench, 'exit');
    await delay(500);
    const log = readdirSync(logs)
      .map((file) => readFileSync(join(logs, file), 'utf8'))
      .join('');
    // client, transaction, latency, script, epoch, microseconds, schedule lag
    const waits = log
      .trim()
      .split('\n')
      .map((line) => (Number(line.split(' ')[2]) - Number(line.split(' ')[6])) / 1000);
    waits.sort((left, right) => left - right);
    return {
      transactions: waits.length,
      longestMs: waits.at(-1),
      p99Ms: waits[Math.floor(waits.length * 0.99)],
    };
  };
}

/** Runs `migrate deploy`; with `killAfterMs` only for so long. Tells its status and its memory in megabytes, sampled. */
async function deploy(killAfterMs) {
  const run = spawn(
    process.execPath,
    [program, 'migrate', 'deploy', '--url', url, '--migrations', join(folder, 'migrations')],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let stderr = '';
  run.stderr.on('data', (data) => {
    stderr += data;
  });
  const exit = once(run, 'exit');
  const memory = [];
  const sampling = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${run.pid}/status`, 'utf8');
      memory.push(Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024);
    } catch {
      // It has ended.
    }
  }, 500);
  const killing = killAfterMs && setTimeout(() => run.kill('SIGKILL'), killAfterMs);
  const [status] = await exit;
  clearInterval(sampling);
  clearTimeout(killing);
  return { status, memory, stderr };
}

async function wrongRows() {
  const [row] = await query(`SELECT count(*) FILTER (WHERE done <> 1)::int AS "notOnce",
    count(*) FILTER (WHERE cents IS DISTINCT FROM id)::int AS "wrongValue",
    sum(seen)::int AS seen, count(*)::int AS rows FROM deals`);
  return row;
}

await query(`CREATE DATABASE ${name}`, values.url);
try {
  await mkdir(join(folder, 'migrations', '1_cents'), { recursive: true });
  const update = 'UPDATE deals SET cents = price::numeric * 100, done = done + 1';
  await writeFile(
    join(folder, 'migrations', '1_cents', 'migration.sql'),
    `-- schemac:batch by=id size=auto throttle=locks<50\n${update};\n`,
  );

  await fill();
  const endOne = await application('one');
  const oneStarted = performance.now();
  await query(update);
  console.log('one UPDATE', {
    seconds: (performance.now() - oneStarted) / 1000,
    ...(await endOne()),
    ...(await wrongRows()),
  });

  await fill();
  const endBatches = await application('batches');
  const batchesStarted = performance.now();
  const whole = await deploy();
  const wholeMs = performance.now() - batchesStarted;
  const third = Math.ceil(whole.memory.length / 3);
  console.log('batches', {
    status: whole.status,
    seconds: wholeMs / 1000,
    ...(await endBatches()),
    ...(await wrongRows()),
    memoryMb: [Math.max(...whole.memory.slice(0, third)), Math.max(...whole.memory.slice(-third))],
  });
  if (whole.status !== 0) console.log(whole.stderr);

  await fill();
  const endKilled = await application('killed');
  let killed = 0;
  while (killed < Number(values.kills)) {
    const { status } = await deploy(1000 + Math.random() * (wholeMs / Number(values.kills)));
    if (status === 0) break;
    killed++;
  }
  const last = await deploy();
  console.log(`killed ${killed} times`, {
    status: last.status,
    ...(await endKilled()),
    ...(await wrongRows()),
  });
  if (last.status !== 0) console.log(last.stderr);
} finally {
  await query(`DROP DATABASE ${name} WITH (FORCE)`, values.url);
  rmSync(folder, { recursive: true });
}
