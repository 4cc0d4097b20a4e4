import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseError } from '../databaseError.ts';

/** Long enough that two processes which found the same dead owner have both written their claim. */
const settleMs = 100;

interface Owner {
  readonly pid: number;
  /** What tells the process from a later one with the same pid, where the system says. */
  readonly started?: string;
}

const held = new Set<string>();

/**
 * Takes the lock file for this process, from a dead owner too. Returns how to give it back.
 * Throws a DatabaseError that names the owner where it is alive.
 */
export async function lockDirectory(lockFile: string, directory: string): Promise<() => void> {
  if (held.has(lockFile)) {
    throw new DatabaseError(
      'embedded-directory',
      `The embedded database in \`${directory}\` is open already.`,
    );
  }
  held.add(lockFile);
  try {
    await claim(lockFile, directory);
  } catch (error) {
    held.delete(lockFile);
    throw error;
  }
  return () => {
    rmSync(lockFile, { force: true });
    held.delete(lockFile);
  };
}

async function claim(lockFile: string, directory: string): Promise<void> {
  const self: Owner = describe(process.pid);
  try {
    writeFileSync(lockFile, JSON.stringify(self), { flag: 'wx' });
    return;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  refuseLiving(lockFile, directory);
  const claimFile = `${lockFile}.${process.pid}`;
  writeFileSync(claimFile, JSON.stringify(self));
  renameSync(claimFile, lockFile);
  await delay(settleMs);
  refuseLiving(lockFile, directory);
}

function refuseLiving(lockFile: string, directory: string): void {
  const owner = readOwner(lockFile);
  if (owner === undefined || owner.pid === process.pid || !isAlive(owner)) return;
  throw new DatabaseError(
    'embedded-directory',
    `The embedded database in \`${directory}\` is in use by process ${owner.pid}; it takes one process at a time.`,
  );
}

/** `undefined`: the file is gone, or was cut short when its writer died. */
function readOwner(lockFile: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')) as Owner;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive({ pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return started === undefined || started === describe(pid).started;
}

function describe(pid: number): Owner {
  const started = startTime(pid);
  return started === undefined ? { pid } : { pid, started };
}

/** Linux: the 22nd field of /proc/<pid>/stat. The second one, the name, may have spaces and ends with `)`. */
function startTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
