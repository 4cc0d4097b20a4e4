import { writeFileSync } from 'node:fs';
import { hasErrors } from '../../diagnostic/diagnostic.ts';
import { formatDocument } from '../../syntax/format.ts';
import { parse } from '../../syntax/parse.ts';
import { exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { readSchemaFiles } from '../schemaFiles.ts';
import { tell } from '../tell.ts';
import { processTerminal } from '../terminal.ts';

interface Options {
  readonly schema?: string;
  readonly check?: boolean;
  readonly json: boolean;
}

/** `schemac format`: brings the schema files into the canonical form, or says which are not in it. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const files = readSchemaFiles(options.schema);
  const parsed = files.sources.map(parse);
  const diagnostics = [...files.diagnostics, ...parsed.flatMap((result) => result.diagnostics)];
  if (hasErrors(diagnostics)) {
    tell(diagnostics, terminal);
    return exitCode.error;
  }
  const changed = parsed.flatMap(({ document }) => {
    const text = formatDocument(document);
    return text === document.source.text ? [] : [{ path: document.source.path, text }];
  });
  if (!options.check) for (const { path, text } of changed) writeFileSync(path, text);
  const paths = changed.map(({ path }) => path);
  if (options.json) terminal.result(jsonResult({ ok: true, changed: paths, diagnostics }));
  else terminal.result(summary(paths, options.check ?? false));
  return options.check && changed.length > 0 ? exitCode.pending : exitCode.done;
}

function summary(changed: readonly string[], check: boolean): string {
  if (changed.length === 0) return 'Every schema file is formatted.';
  return changed.map((path) => (check ? `${path} is not formatted.` : `Formatted ${path}.`)).join('\n');
}
