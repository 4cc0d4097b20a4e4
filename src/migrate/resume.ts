import type { Database } from '../database/database.ts';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { PostgresParser } from '../sql/postgresParser.ts';
import { tokensChecksum } from '../sql/tokensChecksum.ts';
import { type HistoryTable, recordedSql } from './history.ts';
import type { HistoryRow } from './historyRow.ts';
import { type MigrationScript, readScript } from './migrationScript.ts';
import type { Step } from './step.ts';

/**
 * A migration of which some steps are done can be edited, but not in those steps: they were run as they were.
 * Compares them with the file as it was then.
 */
export async function checkUnchangedSteps(
  database: Database,
  table: HistoryTable,
  script: MigrationScript,
  row: HistoryRow,
  parser: PostgresParser,
): Promise<readonly Diagnostic[]> {
  const { path } = script.source;
  const text = await recordedSql(database, table, row.id);
  const before = readScript(parser, { path, text: text ?? '' }).steps.slice(0, row.stepsDone);
  const now = script.steps.slice(0, row.stepsDone);
  const edited = now.findIndex((step, index) => !sameStep(parser, step, before[index]));
  if (edited < 0 && now.length === row.stepsDone) return [];
  const first = now[edited]?.statements[0];
  const message = `The first ${count(row.stepsDone)} of \`${row.id}\` done already, and the file no longer begins with them.`;
  return [
    errorDiagnostic('edited-partial-migration', message, {
      ...(first
        ? { span: { source: script.source, start: first.start, end: first.end } }
        : { subject: path }),
      fixes: [{ title: 'Put back what stood there; what follows it can be edited.' }],
    }),
  ];
}

function count(steps: number): string {
  return steps === 1 ? 'step is' : `${steps} steps are`;
}

function sameStep(parser: PostgresParser, step: Step, before: Step | undefined): boolean {
  if (step.statements.length !== before?.statements.length) return false;
  return step.statements.every(({ text }, index) => {
    const old = before.statements[index]!.text;
    return text === old || tokensChecksum(parser, text) === tokensChecksum(parser, old);
  });
}
