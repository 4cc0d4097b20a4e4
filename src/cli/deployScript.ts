import { writeFileSync } from 'node:fs';
import { hasErrors } from '../diagnostic/diagnostic.ts';
import { historyTableName } from '../migrate/history.ts';
import type { PsqlOptions } from '../migrate/psql/psqlOptions.ts';
import { type PsqlScript, psqlScript } from '../migrate/psql/psqlScript.ts';
import { shellWord } from '../migrate/shellWord.ts';
import { unwritable } from '../migrate/writeMigration.ts';
import { loadFolder } from './deployment.ts';
import { exitCode } from './exitCode.ts';
import { jsonResult } from './jsonResult.ts';
import { type ProjectOptions, targetSchema } from './project.ts';
import type { Terminal } from './terminal.ts';

export interface ScriptOptions extends ProjectOptions {
  readonly script?: boolean;
  readonly output?: string;
  readonly from?: string;
}

/** Writes a deploy as a file for psql. A database that is named is not connected to. */
export async function deployScript(
  options: ScriptOptions,
  settings: Omit<PsqlOptions, 'history'>,
  terminal: Terminal,
): Promise<number> {
  const loaded = await loadFolder(options, terminal, false, ['no-database']);
  if (!loaded) return exitCode.error;
  const { target, directory } = loaded;
  const schema = options.targetSchema ?? (target ? targetSchema(target) : 'public');
  const history = { schema, name: historyTableName };
  const script = await psqlScript(directory, { ...settings, history });
  return hasErrors(script.diagnostics) ? refuse(script, terminal) : write(script, options, terminal);
}

function refuse({ diagnostics }: PsqlScript, terminal: Terminal): number {
  terminal.diagnostics(diagnostics);
  if (terminal.json) terminal.result(jsonResult({ ok: false, diagnostics }));
  return exitCode.error;
}

function write(script: PsqlScript, { output }: ScriptOptions, terminal: Terminal): number {
  const { text, migrations, diagnostics } = script;
  if (output === undefined || output === '-') {
    terminal.diagnostics(diagnostics);
    terminal.result(terminal.json ? jsonResult({ ok: true, migrations, script: text, diagnostics }) : text);
    return exitCode.done;
  }
  try {
    writeFileSync(output, text);
  } catch (error) {
    return refuse({ ...script, diagnostics: [unwritable(output, error)] }, terminal);
  }
  terminal.diagnostics(diagnostics);
  const count = migrations.length === 1 ? '1 migration' : `${migrations.length} migrations`;
  terminal.note(`Wrote ${output} with ${count}. Run it: psql -X -f ${shellWord(output)} "$DATABASE_URL"`);
  if (terminal.json) terminal.result(jsonResult({ ok: true, migrations, output, diagnostics }));
  return exitCode.done;
}
