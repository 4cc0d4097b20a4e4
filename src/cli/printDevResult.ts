import { describeObject } from '../kinds/describeObject.ts';
import { kinds } from '../kinds/registry.ts';
import type { DevResult } from '../migrate/dev.ts';
import { printFormat } from '../migrate/printFormat.ts';
import type { Question } from '../migrate/question.ts';
import type { SchemaObject } from '../model/object.ts';
import { planJson } from '../print/planJson.ts';
import { changeLines } from '../print/planText.ts';
import { colorChange } from './colorChange.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { jsonResult } from './jsonResult.ts';
import type { Terminal } from './terminal.ts';

/** Says what `migrate dev` has done. Returns the exit status. */
export function printDevResult(result: DevResult, terminal: Terminal, defaultSchema: string): ExitCode {
  terminal.diagnostics(result.diagnostics);
  if (terminal.json) terminal.result(jsonResult(devJson(result, defaultSchema)));
  else printText(result, terminal, defaultSchema);
  if (result.type === 'failed') return exitCode.error;
  return result.type === 'questions' ? exitCode.pending : exitCode.done;
}

function printText(result: DevResult, terminal: Terminal, defaultSchema: string): void {
  const { colors } = terminal;
  const describe = (object: SchemaObject) => describeObject(object, kinds, defaultSchema);
  if ('plan' in result && result.plan) {
    for (const line of changeLines(result.plan, describe)) terminal.result(colorChange(line, colors));
  }
  switch (result.type) {
    case 'questions':
      for (const question of result.questions) terminal.note(questionText(question, colors));
      break;
    case 'up-to-date':
      terminal.result(
        result.applied.length > 0
          ? 'The database is up to date.'
          : 'Nothing to do: the database is what the schema says.',
      );
      break;
    case 'written':
      terminal.result(
        `Wrote ${result.path}/migration.sql${result.plan ? '' : ' (empty)'}. Edit it, then run: schemac migrate dev`,
      );
      break;
    case 'migrated':
      terminal.result(`Wrote ${result.path}, proved it both ways, and applied it.`);
      break;
    case 'failed':
      break;
  }
  if ('unmanaged' in result && result.unmanaged.length > 0)
    terminal.note(unmanagedText(result.unmanaged, describe));
}

/** The first few, and how many there are. */
function unmanagedText(objects: readonly SchemaObject[], describe: (object: SchemaObject) => string): string {
  const shown = 5;
  const names = objects.slice(0, shown).map(describe).join(', ');
  const more = objects.length > shown ? ` and ${objects.length - shown} more` : '';
  return `Left alone, because the schema has never declared it: ${names}${more}.`;
}

function questionText(question: Question, colors: Terminal['colors']): string {
  if (question.type === 'loss') {
    return [
      `${colors.red('?')} ${question.message}`,
      `    consent:   ${question.flag}   (or --accept-data-loss for all)`,
    ].join('\n');
  }
  return [
    `${colors.yellow('?')} ${question.message}`,
    ...question.candidates.map(({ flag }) => `    a rename:  ${flag}   (or ${question.hint} in the schema)`),
    `    a drop:    ${question.dropFlag}`,
  ].join('\n');
}

function devJson(result: DevResult, defaultSchema: string) {
  const { type, applied, diagnostics } = result;
  const plan =
    'plan' in result && result.plan ? planJson(result.plan, printFormat(defaultSchema)) : undefined;
  return {
    ok: type !== 'failed' && type !== 'questions',
    result: type,
    applied,
    ...('path' in result ? { path: result.path } : {}),
    ...(plan ?? {}),
    ...('unmanaged' in result ? { unmanaged: result.unmanaged.map(({ id }) => id) } : {}),
    ...(type === 'questions' ? { questions: result.questions.map(questionJson) } : {}),
    diagnostics,
  };
}

function questionJson(question: Question) {
  if (question.type === 'loss') return { type: 'loss', message: question.message, flags: [question.flag] };
  const flags = [...question.candidates.map(({ flag }) => flag), question.dropFlag];
  return { type: 'rename', message: question.message, flags, hint: question.hint };
}
