import { existsSync } from 'node:fs';
import { type Diagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { readDirectory } from '../../migrate/directory.ts';
import { readLockFile } from '../../migrate/lockFile.ts';
import { makeSnapshot } from '../../migrate/snapshot/makeSnapshot.ts';
import {
  foreignSnapshot,
  hasSnapshot,
  parseSnapshot,
  printSnapshot,
  snapshotPath,
  writeSnapshot,
} from '../../migrate/snapshot/snapshotFile.ts';
import { lackDiagnostics } from '../../migrate/snapshot/snapshotFit.ts';
import { loadPostgresParser } from '../../sql/postgresParser.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import type { ProjectOptions } from '../project.ts';
import { migrationsFolder, readSchemaFiles } from '../schemaFiles.ts';
import { tell } from '../tell.ts';
import { processTerminal, type Terminal } from '../terminal.ts';

interface Options extends ProjectOptions {
  readonly print?: boolean;
}

/** `schemac db snapshot`: writes what the migrations lead to into one file. */
export async function run({ url, print = false, ...options }: Options): Promise<number> {
  const terminal = processTerminal(options);
  const path = options.migrations ?? migrationsFolder(readSchemaFiles(options.schema).path);
  const directory = readDirectory(path);
  const { lock, diagnostics } = readLockFile(path);
  const isForeign = !print && existsSync(snapshotPath(path)) && !hasSnapshot(path);
  const problems = [...(isForeign ? [foreignSnapshot(path)] : directory.diagnostics), ...diagnostics];
  if (hasErrors(problems)) return fail(problems, terminal);
  const made = await makeSnapshot(directory, lock, url);
  if (made.type === 'failed') return fail([...problems, ...made.diagnostics], terminal);
  const parser = await loadPostgresParser();
  const text = printSnapshot(parser, made.snapshot);
  const written = print ? [] : writeSnapshot(parser, path, made.snapshot);
  if (hasErrors(written)) return fail(written, terminal);
  const file = parseSnapshot(parser, { path: snapshotPath(path), text });
  const told = [...problems, ...lackDiagnostics(file)];
  terminal.diagnostics(told);
  if (terminal.json) {
    const migrations = made.snapshot.includes.map(({ id }) => id);
    const where = print ? { text } : { path: snapshotPath(path) };
    terminal.result(jsonResult({ ok: true, ...where, migrations, lacks: file.lacks, diagnostics: told }));
  } else if (print) terminal.result(text.trimEnd());
  else
    terminal.result(`Wrote ${snapshotPath(path)}, and proved that it leads to what the migrations lead to.`);
  return exitCode.done;
}

function fail(diagnostics: readonly Diagnostic[], terminal: Terminal): ExitCode {
  tell(diagnostics, terminal);
  return exitCode.error;
}
