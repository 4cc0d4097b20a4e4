import { type Diagnostic, errorDiagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { loadTarget, type ProjectOptions } from '../project.ts';
import { runSeed, type Seeded } from '../runSeed.ts';
import { readSchemaFiles } from '../schemaFiles.ts';
import { type SeedSource, seedSource } from '../seedSource.ts';
import { tell } from '../tell.ts';
import { processTerminal, type Terminal } from '../terminal.ts';

interface Options extends ProjectOptions {
  readonly '--'?: readonly string[];
}

/** `schemac db seed`: fills a database with what the project's seed makes. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const { path } = readSchemaFiles(options.schema);
  const seed = seedSource(path);
  if (!seed) return fail([noSeed()], terminal);
  const { target, note, diagnostics } = await loadTarget(options, true);
  if (!target || hasErrors(diagnostics)) return fail(diagnostics, terminal);
  if (note) terminal.note(terminal.colors.dim(note));
  const { '--': words = [] } = options;
  const seeded = await runSeed(seed, target, words, terminal);
  return finish(seed, seeded, terminal);
}

function finish(seed: SeedSource, { diagnostics, results }: Seeded, terminal: Terminal): ExitCode {
  const ok = !hasErrors(diagnostics);
  terminal.diagnostics(diagnostics);
  const told =
    seed.type === 'sql' ? { file: seed.path, results } : { command: seed.command, from: seed.from };
  if (terminal.json) terminal.result(jsonResult({ ok, ...told, diagnostics }));
  else if (ok) terminal.result(`Seeded the database${seed.type === 'sql' ? ` from ${seed.path}` : ''}.`);
  return ok ? exitCode.done : exitCode.error;
}

function fail(diagnostics: readonly Diagnostic[], terminal: Terminal): ExitCode {
  tell(diagnostics, terminal);
  return exitCode.error;
}

function noSeed(): Diagnostic {
  return errorDiagnostic('no-seed', 'This project has no seed.', {
    notes: [
      {
        message:
          'Looked into package.json and prisma.config.ts, and for seed.sql, seed.ts and seed.js beside the schema.',
      },
    ],
    fixes: [
      { title: 'Write seed.sql beside the schema' },
      { title: 'Or name a command in package.json: "schemac": { "seed": "tsx prisma/seed.ts" }' },
    ],
  });
}
