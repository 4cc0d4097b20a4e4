import { spawnSync } from 'node:child_process';

/** Spawn options: empty, or another user's ids. */
export type UnprivilegedUser = { readonly uid?: number; readonly gid?: number };

/** PostgreSQL refuses to run as root: then it runs as `nobody`, else as whoever runs the tests. */
export function unprivilegedUser(): UnprivilegedUser {
  if (process.getuid?.() !== 0) return {};
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Gives the directory and all in it to the user, and to nobody else, as PostgreSQL demands. */
export function own(directory: string, { uid, gid }: UnprivilegedUser): void {
  if (process.platform === 'win32') return;
  if (uid !== undefined) run('chown', '-R', `${uid}:${gid}`, directory);
  run('chmod', '-R', 'u+rwX,go-rwx', directory);
}

function idOf(option: '-u' | '-g'): number {
  const { stdout } = spawnSync('id', [option, 'nobody'], { encoding: 'utf8' });
  const id = Number.parseInt(stdout, 10);
  if (Number.isNaN(id))
    throw new Error('as root, PostgreSQL is run as the user nobody, whom this system lacks');
  return id;
}

function run(program: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
}
