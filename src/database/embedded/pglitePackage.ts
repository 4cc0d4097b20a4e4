import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the installed PGlite keeps its files, and its version. */
export function pglitePackage(): { readonly directory: string; readonly version: string } {
  const directory = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'));
  const manifest = JSON.parse(readFileSync(join(directory, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return { directory, version: manifest.version };
}
