import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Extension } from '@electric-sql/pglite';
import { pglitePackage } from './pglitePackage.ts';
import { untar } from './untar.ts';

/** The part of Emscripten's file system that is used. */
interface WasmFiles {
  mkdirTree(path: string): void;
  writeFile(path: string, data: Uint8Array): void;
}

interface WasmModule {
  readonly FS: WasmFiles;
  readonly WASM_PREFIX: string;
}

/**
 * Lays out the files of every extension that PGlite ships, so that CREATE EXTENSION finds them. Nothing is compiled
 * until an extension is created or used, unlike with PGlite's own extension list, which compiles all it is given.
 */
export const extensionFiles: Extension = {
  name: 'schemac_extension_files',
  setup: async (_pglite, options: { preRun?: ((module: WasmModule) => void)[] }) => ({
    emscriptenOpts: { ...options, preRun: [...(options.preRun ?? []), writeExtensionFiles] },
  }),
};

function writeExtensionFiles({ FS, WASM_PREFIX }: WasmModule): void {
  const { directory } = pglitePackage();
  for (const bundle of readdirSync(directory)) {
    if (!bundle.endsWith('.tar.gz')) continue;
    for (const entry of untar(gunzipSync(readFileSync(join(directory, bundle))))) {
      const path = `${WASM_PREFIX}/${entry.name}`;
      if (entry.directory) continue;
      FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
      FS.writeFile(path, entry.data);
    }
  }
}
