// Loaded before the command line (NODE_OPTIONS=--import=…): SIGKILL at the KILL_AT-th change, counted from 0, of something
// in a migrations folder.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { sep } from 'node:path';

let left = Number(process.env.KILL_AT);
for (const name of ['mkdirSync', 'writeFileSync', 'renameSync', 'rmSync']) {
  const real = fs[name];
  fs[name] = (path, ...more) => {
    const isOurs = String(path).split(sep).includes('migrations');
    if (isOurs && left-- === 0) process.kill(process.pid, 'SIGKILL');
    return real(path, ...more);
  };
}
syncBuiltinESMExports();
