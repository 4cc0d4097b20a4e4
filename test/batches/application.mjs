// An application: some sessions that each update one row after another, until it is told to end. Then it tells what it has done.
// node application.mjs <url> <rows> <writes in a second>
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const [url, rows, rate] = process.argv.slice(2);
const sessions = 4;
const betweenMs = (1000 * sessions) / Number(rate);
const waits = [];
let ends = false;
process.on('SIGTERM', () => {
  ends = true;
});

async function write() {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await delay(Math.random() * betweenMs);
  while (!ends) {
    const started = performance.now();
    const id = 1 + Math.floor(Math.random() * Number(rows));
    await client.query(`UPDATE deals SET seen = seen + 1, city = 'moved' WHERE id = $1`, [id]);
    const waited = performance.now() - started;
    waits.push(waited);
    await delay(Math.max(0, betweenMs - waited));
  }
  await client.end();
}

await Promise.all(Array.from({ length: sessions }, write));
waits.sort((left, right) => left - right);
const at = (share) => Math.round(waits[Math.floor((waits.length - 1) * share)] ?? 0);
process.stdout.write(JSON.stringify({ writes: waits.length, p99Ms: at(0.99), longestMs: at(1) }));
