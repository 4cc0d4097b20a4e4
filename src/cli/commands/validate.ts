import { hasErrors } from '../../diagnostic/diagnostic.ts';
import { checkFiles } from '../../migrate/checkFiles.ts';
import { readDirectory } from '../../migrate/directory.ts';
import { exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { loadSchema } from '../project.ts';
import { migrationsFolder } from '../schemaFiles.ts';
import { processTerminal } from '../terminal.ts';

interface Options {
  readonly schema?: string;
  readonly migrations?: string;
  readonly json: boolean;
}

/** `schemac validate`: all that is wrong with the schema and with the files of migrations, without a database. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const { path, diagnostics: ofSchema } = await loadSchema(options.schema, 'public');
  const directory = readDirectory(options.migrations ?? migrationsFolder(path));
  const ofFiles = [...directory.diagnostics, ...(await checkFiles(directory.migrations))];
  const diagnostics = [...ofSchema, ...ofFiles];
  const ok = !hasErrors(diagnostics);
  terminal.diagnostics(diagnostics);
  if (options.json) terminal.result(jsonResult({ ok, schema: path, diagnostics }));
  else if (ok) terminal.result(summary(path, directory.migrations.length));
  return ok ? exitCode.done : exitCode.error;
}

function summary(path: string, count: number): string {
  if (count === 0) return `${path} is valid.`;
  return `${path} is valid, and so ${count === 1 ? 'is one migration' : `are ${count} migrations`}.`;
}
