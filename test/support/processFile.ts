import { existsSync, readFileSync } from 'node:fs';

/** A file of Linux about a process: no other system has them, nor a process that has ended. */
export function processFile(pid: number, name: string): string | undefined {
  const path = `/proc/${pid}/${name}`;
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
