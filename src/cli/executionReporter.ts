import type { Notice } from '../database/database.ts';
import type { ExecutedStatement } from '../migrate/executeScript.ts';
import { printDuration } from './duration.ts';
import { firstLine } from './firstLine.ts';
import { rowsJson } from './rowsJson.ts';
import { rowsText } from './rowsText.ts';
import type { Terminal } from './terminal.ts';

/** Shows what the statements of a script return while they run, and keeps it for `--json`. */
export function executionReporter(terminal: Terminal) {
  const results: object[] = [];
  return {
    results,
    onResult: (executed: ExecutedStatement) => {
      if (terminal.json) results.push(resultJson(executed));
      else show(executed, terminal);
    },
    onNotice: ({ severity, message, detail, hint }: Notice) => {
      const said = [message, ...(detail ? [`DETAIL: ${detail}`] : []), ...(hint ? [`HINT: ${hint}`] : [])];
      terminal.note(`${terminal.colors.dim(`${severity}:`)} ${said.join('\n')}`);
    },
  };
}

function show(
  { text, line, result, durationMs }: ExecutedStatement,
  { result: say, note, colors }: Terminal,
) {
  if (result.columns.length > 0) say(`${rowsText(result)}\n\n`);
  else {
    const rows = result.rows === null ? '' : `${result.rows === 1 ? '1 row' : `${result.rows} rows`} in `;
    const took = colors.dim(`${rows}${printDuration(durationMs)}`);
    note(`${colors.green('✓')} line ${line}: ${firstLine(text)}  ${took}`);
  }
}

function resultJson({ line, result, durationMs }: ExecutedStatement) {
  const { command, rows: count, columns } = result;
  const table =
    columns.length > 0 ? { columns: columns.map(({ name }) => name), rows: rowsJson(result) } : {};
  return { line, command, count, durationMs: Math.round(durationMs), ...table };
}
