import type { TestedCase } from '../migrate/testing/runTests.ts';
import { printDuration } from './duration.ts';
import type { Terminal } from './terminal.ts';

/** Shows each case as it is done, under the name of its migration. */
export function testReporter(terminal: Terminal): (tested: TestedCase) => void {
  let shown: string | undefined;
  return ({ id, name, ok, durationMs, diagnostics }) => {
    if (terminal.json) return;
    const { colors } = terminal;
    if (shown !== id) terminal.result(id);
    shown = id;
    const took = colors.dim(printDuration(durationMs));
    terminal.result(`  ${ok ? colors.green('✓') : colors.red('✗')} ${name}  ${took}`);
    terminal.diagnostics(diagnostics);
  };
}

/** How many of the cases hold. */
export function testsSummary(cases: readonly TestedCase[], { colors }: Terminal): string {
  const failed = cases.filter(({ ok }) => !ok).length;
  const all = `${cases.length} case${cases.length === 1 ? '' : 's'}`;
  return failed === 0 ? colors.green(`${all} passed.`) : colors.red(`${failed} of ${all} failed.`);
}
