import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { hasErrors } from '../../diagnostic/diagnostic.ts';
import { readLockFile } from '../../migrate/lockFile.ts';
import { exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { loadTarget, type ProjectOptions, withDatabase } from '../project.ts';
import { pullIntoFiles } from '../pullIntoFiles.ts';
import { leftOutText, pullSchema } from '../pullSchema.ts';
import { readSchemaFiles } from '../schemaFiles.ts';
import { tell } from '../tell.ts';
import { processTerminal } from '../terminal.ts';
import { usableTarget } from '../usableTarget.ts';

interface Options extends ProjectOptions {
  readonly schemas?: string;
  readonly data?: string;
  readonly print?: boolean;
  readonly force?: boolean;
  readonly drop?: readonly string[];
  readonly acceptDataLoss?: boolean;
}

/** `schemac db pull`: what a database holds, as a schema file, or edited into those that are there. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const isThere = readSchemaFiles(options.schema).sources.length > 0;
  if (isThere && !options.print && !options.force) return pullIntoFiles(options, terminal);
  const path = options.schema ?? 'schema.dsl';
  const loaded = await loadTarget(options, true);
  const target = usableTarget(loaded, loaded.diagnostics, terminal);
  if (!target) return exitCode.error;
  const { text, leftOut, diagnostics } = await withDatabase(target, (database) =>
    pullSchema(database, {
      schemas: options.schemas?.split(','),
      data: options.data?.split(',') ?? [],
      readings: readLockFile(loaded.migrations).lock.readings,
    }),
  );
  if (hasErrors(diagnostics)) {
    tell(diagnostics, terminal);
    return exitCode.error;
  }
  if (!options.print) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  terminal.diagnostics(diagnostics);
  const left = leftOutText(leftOut);
  if (left !== undefined) terminal.note(left);
  if (options.json)
    terminal.result(jsonResult({ ok: true, ...(options.print ? { text } : { path }), diagnostics }));
  else terminal.result(options.print ? text : `Wrote ${path}.`);
  return exitCode.done;
}
