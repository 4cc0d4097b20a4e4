import { errorDiagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { baseline } from '../baseline.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { newProjectFiles } from '../newProjectFiles.ts';
import type { ProjectOptions } from '../project.ts';
import { migrationsFolder, readSchemaFiles } from '../schemaFiles.ts';
import { tell } from '../tell.ts';
import { processTerminal, type Terminal } from '../terminal.ts';
import { writeIfAbsent } from '../writeIfAbsent.ts';

interface Options extends ProjectOptions {
  readonly baseline?: boolean;
  readonly name?: string;
}

/** `schemac init`: begins a project, with nothing or with what a database holds. Writes over nothing. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  return options.baseline ? baseline(options, terminal) : begin(options, terminal);
}

function begin(options: Options, terminal: Terminal): ExitCode {
  const found = readSchemaFiles(options.schema);
  if (!hasErrors(found.diagnostics)) {
    const message = `There is a schema here already: \`${found.path}\`.`;
    const fixes = [
      { title: 'It is read as it is: schemac migrate status' },
      { title: 'Its database has no migrations yet: schemac init --baseline' },
      { title: 'Begin another one: schemac init --schema other.dsl' },
    ];
    tell([errorDiagnostic('schema-exists', message, { fixes })], terminal);
    return exitCode.error;
  }
  const path = options.schema ?? 'schema.dsl';
  const migrations = options.migrations ?? migrationsFolder(path);
  const { written, kept } = writeIfAbsent(newProjectFiles(path, migrations));
  if (terminal.json) terminal.result(jsonResult({ ok: true, written, kept, diagnostics: [] }));
  else {
    for (const file of written) terminal.result(`Wrote ${file}.`);
    for (const file of kept) terminal.result(`Left ${file} as it was.`);
    terminal.note(`Next: write a model into ${path}, then: schemac migrate dev`);
    terminal.note('Without DATABASE_URL that works on an embedded PostgreSQL in .schemac/database.');
  }
  return exitCode.done;
}
