import type { DatabaseTarget } from '../database/database.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { executeScript } from '../migrate/executeScript.ts';
import { readText } from '../migrate/readText.ts';
import { readEnvironment } from './environment.ts';
import { executionReporter } from './executionReporter.ts';
import { withDatabase } from './project.ts';
import { runSeedCommand } from './runSeedCommand.ts';
import type { SeedSource } from './seedSource.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usageError.ts';

export interface Seeded {
  readonly diagnostics: readonly Diagnostic[];
  /** For `--json`: what the statements of an SQL file returned. */
  readonly results: readonly object[];
}

/** Fills a database, which must not be open: the embedded one is opened once at a time. */
export async function runSeed(
  seed: SeedSource,
  target: DatabaseTarget,
  words: readonly string[],
  terminal: Terminal,
): Promise<Seeded> {
  if (seed.type === 'sql') return runFile(seed.path, target, words, terminal);
  terminal.note(terminal.colors.dim(`Running \`${seed.command}\`, from ${seed.from}.`));
  const environment = await readEnvironment(['.']);
  const command = { command: seed.command, words, target, environment };
  return { diagnostics: await runSeedCommand(command, terminal.json), results: [] };
}

async function runFile(
  path: string,
  target: DatabaseTarget,
  words: readonly string[],
  terminal: Terminal,
): Promise<Seeded> {
  if (words.length > 0)
    throw new UsageError(`${path} is SQL, which takes no arguments.`, 'Leave out what stands after `--`.');
  const script = readText(path);
  if (!script.source) return { diagnostics: [script.diagnostic], results: [] };
  const { source } = script;
  const { results, onResult, onNotice } = executionReporter(terminal);
  const diagnostics = await withDatabase(target, (database) => executeScript(database, source, onResult), {
    onNotice,
  });
  return { diagnostics, results };
}
