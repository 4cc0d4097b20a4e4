import { readFileSync } from 'node:fs';
import type { Database } from '../../database/database.ts';
import { hasErrors } from '../../diagnostic/diagnostic.ts';
import { executeScript } from '../../migrate/executeScript.ts';
import { decodeText, readText, type TextFile } from '../../migrate/readText.ts';
import { executionReporter } from '../executionReporter.ts';
import { exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { loadTarget, type ProjectOptions, withDatabase } from '../project.ts';
import { tell } from '../tell.ts';
import { processTerminal } from '../terminal.ts';
import { usableTarget } from '../usableTarget.ts';
import { UsageError } from '../usageError.ts';

interface Options extends ProjectOptions {
  readonly file?: string;
  readonly stdin?: boolean;
}

/** `schemac db execute`: runs SQL and shows what it returns. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const script = readScriptText(options);
  if (!script.source) {
    tell([script.diagnostic], terminal);
    return exitCode.error;
  }
  const { source } = script;
  const loaded = await loadTarget(options, true);
  const target = usableTarget(loaded, loaded.diagnostics, terminal);
  if (!target) return exitCode.error;
  const { results, onResult, onNotice } = executionReporter(terminal);
  const execute = (database: Database) => executeScript(database, source, onResult);
  const diagnostics = await withDatabase(target, execute, { onNotice });
  const ok = !hasErrors(diagnostics);
  terminal.diagnostics(diagnostics);
  if (terminal.json) terminal.result(jsonResult({ ok, results, diagnostics }));
  return ok ? exitCode.done : exitCode.error;
}

const standardInput = 0;

function readScriptText({ file, stdin = false }: Options): TextFile {
  const advice = 'For example: schemac db execute --file script.sql';
  if (file !== undefined && stdin) throw new UsageError('The SQL is in a file or comes from stdin.', advice);
  if (file !== undefined && file !== '-') return readText(file);
  if (file === undefined && !stdin) throw new UsageError('There is no SQL to run.', advice);
  return decodeText('stdin', readFileSync(standardInput));
}
