import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../support/startServer.ts';
import { own, unprivilegedUser } from '../support/unprivilegedUser.ts';

/** A PgBouncer in transaction mode, as Debian packages it, before a server. */
export interface Pooler {
  readonly through: (url: string) => string;
  readonly stop: () => Promise<void>;
}

/** Starts it. Throws where PgBouncer is not installed. */
export async function startPooler(serverUrl: string): Promise<Pooler> {
  const server = new URL(serverUrl);
  const folder = mkdtempSync(join(tmpdir(), 'schemac-pgbouncer-'));
  const port = await freePort();
  const user = unprivilegedUser();
  writeFileSync(
    join(folder, 'pgbouncer.ini'),
    `[databases]
* = host=${server.hostname} port=${server.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = plain
auth_file = ${join(folder, 'users.txt')}
admin_users = ${server.username}
pool_mode = transaction
default_pool_size = 20
max_client_conn = 500
ignore_startup_parameters = extra_float_digits
`,
  );
  writeFileSync(join(folder, 'users.txt'), `"${server.username}" "${server.password}"\n`);
  own(folder, user);
  const child = spawn('pgbouncer', ['-q', join(folder, 'pgbouncer.ini')], { ...user, stdio: 'inherit' });
  await once(child, 'spawn');
  while (!(await answers(port))) await delay(50);
  return {
    through: (url) => {
      const pooled = new URL(url);
      pooled.host = `127.0.0.1:${port}`;
      pooled.searchParams.set('pgbouncer', 'true');
      return pooled.href;
    },
    stop: async () => {
      child.kill('SIGINT');
      await once(child, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
