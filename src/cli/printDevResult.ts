import type { WrittenMigration } from '../migrate/devOptions.ts';
import type { DevResult } from '../migrate/devResult.ts';
import { printFormat } from '../migrate/printFormat.ts';
import type { PulledFiles } from '../migrate/revisedFiles.ts';
import type { SchemaObject } from '../model/object.ts';
import type { Plan } from '../model/plan.ts';
import { planJson } from '../print/planJson.ts';
import { changeLines } from '../print/planText.ts';
import { colorChange } from './colorChange.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { jsonResult } from './jsonResult.ts';
import { questionJson, questionsText } from './questionsText.ts';
import type { Terminal } from './terminal.ts';

/** Says what `migrate dev` has done. Returns the exit status. */
export function printDevResult(result: DevResult, terminal: Terminal, defaultSchema: string): ExitCode {
  terminal.diagnostics(result.diagnostics);
  if (terminal.json) terminal.result(jsonResult(devJson(result, defaultSchema)));
  else printText(result, terminal, defaultSchema);
  if (result.type === 'failed') return exitCode.error;
  return result.type === 'questions' ? exitCode.pending : exitCode.done;
}

/** Shows a migration that is written, before it is applied. */
export function printWritten(migration: WrittenMigration, terminal: Terminal, defaultSchema: string): void {
  if (terminal.json) return;
  printChanges(migration.plan, terminal, defaultSchema);
  const proof = { 'both ways': ', and proved it both ways', forward: ', and proved it', not: '' };
  terminal.result(`Wrote ${migration.path}${proof[migration.proven]}.`);
}

/** Shows what was written into the schema files. */
export function printPulled({ paths, lines }: PulledFiles, terminal: Terminal): void {
  if (terminal.json || paths.length === 0) return;
  for (const line of lines) terminal.result(colorChange(line, terminal.colors));
  terminal.result(`Wrote it into ${paths.join(', ')}.`);
}

function printChanges(plan: Plan, terminal: Terminal, defaultSchema: string): void {
  const { describe } = printFormat(defaultSchema);
  for (const line of changeLines(plan, describe)) terminal.result(colorChange(line, terminal.colors));
}

function printText(result: DevResult, terminal: Terminal, defaultSchema: string): void {
  switch (result.type) {
    case 'questions':
      terminal.note(
        terminal.interactive ? 'Nothing is written.' : questionsText(result.questions, terminal.colors),
      );
      break;
    case 'up-to-date':
      terminal.result(result.applied.length > 0 ? upToDate : nothingToDo);
      break;
    case 'written':
      for (const { path, plan } of [result, ...(result.more ?? [])]) {
        if (plan) printChanges(plan, terminal, defaultSchema);
        terminal.result(`Wrote ${path}${plan ? '' : ', an empty migration'}.`);
      }
      terminal.note(
        `${result.plan ? 'Look at' : 'Write your SQL into'} its migration.sql, then: schemac migrate dev`,
      );
      break;
    case 'migrated':
      terminal.result(upToDate);
      break;
    case 'failed':
      if (result.path !== undefined) terminal.note(notApplied(result.path));
      break;
  }
  if ('unmanaged' in result && result.unmanaged.length > 0)
    terminal.note(unmanagedText(result.unmanaged, printFormat(defaultSchema).describe));
}

const upToDate = 'The database is what the schema says.';
const nothingToDo = 'Nothing to do: the database is what the schema says.';

function notApplied(path: string): string {
  return `${path} is written and not applied. Mend or remove it, then: schemac migrate dev`;
}

/** The first few, and how many there are. */
export function unmanagedText(
  objects: readonly SchemaObject[],
  describe: (object: SchemaObject) => string,
): string {
  const shown = 5;
  const names = objects.slice(0, shown).map(describe).join(', ');
  const more = objects.length > shown ? ` and ${objects.length - shown} more` : '';
  return `Left alone, as the schema has never declared ${objects.length > 1 ? 'them' : 'it'}: ${names}${more}.`;
}

function devJson(result: DevResult, defaultSchema: string) {
  const { type, applied, diagnostics } = result;
  const plan =
    'plan' in result && result.plan ? planJson(result.plan, printFormat(defaultSchema)) : undefined;
  return {
    ok: type !== 'failed' && type !== 'questions',
    result: type,
    applied,
    ...(result.pulled ? { pulled: result.pulled } : {}),
    ...('path' in result ? { path: result.path } : {}),
    ...('more' in result ? { more: result.more?.map(({ path }) => path) } : {}),
    ...(plan ?? {}),
    ...('unmanaged' in result ? { unmanaged: result.unmanaged.map(({ id }) => id) } : {}),
    ...(type === 'questions' ? { questions: result.questions.map(questionJson) } : {}),
    diagnostics,
  };
}
