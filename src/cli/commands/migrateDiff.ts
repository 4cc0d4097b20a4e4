import { type Diagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { diffStates } from '../../migrate/diffState.ts';
import { printFormat } from '../../migrate/printFormat.ts';
import type { Plan } from '../../model/plan.ts';
import { statementsSql } from '../../print/migrationSql.ts';
import { planJson } from '../../print/planJson.ts';
import { changeLines } from '../../print/planText.ts';
import { colorChange } from '../colorChange.ts';
import { type DiffSideOptions, fromSide, toSide } from '../diffSide.ts';
import { exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { diffContext, readDiffState } from '../readDiffState.ts';
import { tell } from '../tell.ts';
import { processTerminal, type Terminal } from '../terminal.ts';

interface Options extends DiffSideOptions {
  readonly script?: boolean;
  readonly exitCode?: boolean;
}

/** `schemac migrate diff`: what lies between two states. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const [from, to] = [await fromSide(options), toSide(options)];
  if ('diagnostics' in from) return fail(from.diagnostics, terminal);
  if ('diagnostics' in to) return fail(to.diagnostics, terminal);
  const context = await diffContext([from, to]);
  try {
    const before = await readDiffState(from, context);
    const after = await readDiffState(to, context);
    const problems = [...before.diagnostics, ...after.diagnostics];
    if (!before.state || !after.state || hasErrors(problems)) return fail(problems, terminal);
    const { plan, diagnostics } = await diffStates(before.state, after.state);
    printPlan(plan, [...problems, ...diagnostics], options, terminal, context.defaultSchema);
    return options.exitCode && plan.statements.length > 0 ? exitCode.pending : exitCode.done;
  } finally {
    for (const database of context.opened) await database.close();
  }
}

function fail(diagnostics: readonly Diagnostic[], terminal: Terminal): number {
  tell(diagnostics, terminal);
  return exitCode.error;
}

function printPlan(
  plan: Plan,
  diagnostics: readonly Diagnostic[],
  options: Options,
  terminal: Terminal,
  defaultSchema: string,
): void {
  const format = printFormat(defaultSchema);
  terminal.diagnostics(diagnostics);
  if (options.json) {
    terminal.result(jsonResult({ ok: true, ...planJson(plan, format), diagnostics }));
  } else if (plan.statements.length === 0) {
    const say = options.script ? terminal.note : terminal.result;
    say('No difference.');
  } else if (options.script) {
    terminal.result(statementsSql(plan, format));
  } else {
    for (const line of changeLines(plan, format.describe))
      terminal.result(colorChange(line, terminal.colors));
  }
}
