import { hasErrors } from '../../diagnostic/diagnostic.ts';
import { readDirectory } from '../../migrate/directory.ts';
import { squash } from '../../migrate/squash.ts';
import { exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { keepSnapshot } from '../keepSnapshot.ts';
import type { ProjectOptions } from '../project.ts';
import { migrationsFolder, readSchemaFiles } from '../schemaFiles.ts';
import { tell } from '../tell.ts';
import { processTerminal } from '../terminal.ts';
import { UsageError } from '../usageError.ts';

interface Options extends ProjectOptions {
  readonly from?: string;
  readonly to?: string;
  readonly name?: string;
  readonly keepData?: boolean;
  readonly dropData?: boolean;
}

/** `schemac migrate squash`: folds a range of migrations into one, and proves it equal. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const { from, to, name, keepData, dropData, url } = options;
  if (keepData && dropData)
    throw new UsageError('--keep-data keeps the statements, --drop-data leaves them out.', 'Choose one.');
  const directory = readDirectory(
    options.migrations ?? migrationsFolder(readSchemaFiles(options.schema).path),
  );
  if (hasErrors(directory.diagnostics)) {
    tell(directory.diagnostics, terminal);
    return exitCode.error;
  }
  const squashed = await squash(directory, {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(name === undefined ? {} : { name }),
    ...(keepData ? { data: 'keep' } : dropData ? { data: 'drop' } : {}),
    ...(url === undefined ? {} : { scratchUrl: url }),
  });
  if (squashed.type === 'failed') {
    tell(squashed.diagnostics, terminal);
    return exitCode.error;
  }
  const { path, removed } = squashed;
  const kept = await keepSnapshot(directory.path, async () => url, terminal);
  const diagnostics = [...squashed.diagnostics, ...kept];
  terminal.diagnostics(diagnostics);
  if (terminal.json) terminal.result(jsonResult({ ok: true, path, removed, diagnostics }));
  else {
    terminal.result(`Wrote ${path} in place of ${removed.length} migrations: it leads to the same schema.`);
    terminal.note(`Removed ${removed.join(', ')}.`);
    terminal.note('Where all of them are applied, it counts as applied; where only some are, deploy first.');
  }
  return exitCode.done;
}
