import { hasErrors } from '../../diagnostic/diagnostic.ts';
import { exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { loadSchema } from '../project.ts';
import { processTerminal } from '../terminal.ts';

interface Options {
  readonly schema?: string;
  readonly json: boolean;
}

/** `schemac validate`: all that is wrong with the schema, without a database. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const { path, diagnostics } = await loadSchema(options.schema, 'public');
  const ok = !hasErrors(diagnostics);
  terminal.diagnostics(diagnostics);
  if (options.json) terminal.result(jsonResult({ ok, schema: path, diagnostics }));
  else if (ok) terminal.result(`${path} is valid.`);
  return ok ? exitCode.done : exitCode.error;
}
