import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Files } from './newProjectFiles.ts';

export interface WrittenFiles {
  readonly written: readonly string[];
  /** Those that were there, and are as they were. */
  readonly kept: readonly string[];
}

/** Writes files, and never over one that is there. */
export function writeIfAbsent(files: Files): WrittenFiles {
  const kept = Object.keys(files).filter((path) => existsSync(path));
  const written = Object.keys(files).filter((path) => !kept.includes(path));
  for (const path of written) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, files[path]!, { flag: 'wx' });
  }
  return { written, kept };
}
