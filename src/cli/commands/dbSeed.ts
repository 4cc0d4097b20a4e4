import type { DatabaseTarget } from '../../database/database.ts';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { executeScript } from '../../migrate/executeScript.ts';
import { readText } from '../../migrate/readText.ts';
import { readEnvironment } from '../environment.ts';
import { executionReporter } from '../executionReporter.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { loadTarget, type ProjectOptions, withDatabase } from '../project.ts';
import { runSeedCommand } from '../runSeedCommand.ts';
import { readSchemaFiles } from '../schemaFiles.ts';
import { type SeedSource, seedSource } from '../seedSource.ts';
import { tell } from '../tell.ts';
import { processTerminal, type Terminal } from '../terminal.ts';
import { UsageError } from '../usageError.ts';

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
  if (seed.type === 'sql') return runFile(seed, target, words, terminal);
  terminal.note(terminal.colors.dim(`Running \`${seed.command}\`, from ${seed.from}.`));
  const environment = await readEnvironment(['.']);
  const problems = await runSeedCommand({ command: seed.command, words, target, environment }, terminal.json);
  return finish(seed, problems, [], terminal);
}

async function runFile(
  seed: Extract<SeedSource, { type: 'sql' }>,
  target: DatabaseTarget,
  words: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  if (words.length > 0)
    throw new UsageError(
      `${seed.path} is SQL, which takes no arguments.`,
      'Leave out what stands after `--`.',
    );
  const script = readText(seed.path);
  if (!script.source) return fail([script.diagnostic], terminal);
  const { source } = script;
  const { results, onResult, onNotice } = executionReporter(terminal);
  const problems = await withDatabase(target, (database) => executeScript(database, source, onResult), {
    onNotice,
  });
  return finish(seed, problems, results, terminal);
}

function finish(
  seed: SeedSource,
  diagnostics: readonly Diagnostic[],
  results: readonly object[],
  terminal: Terminal,
): ExitCode {
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
