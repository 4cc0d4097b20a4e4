import type { Database } from '../database/database.ts';
import { withScratchDatabase } from '../database/withScratchDatabase.ts';
import { type Diagnostic, hasErrors, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import { introspect } from '../introspect/introspect.ts';
import type { Schema } from '../model/object.ts';
import { commentLines, statementsSql } from '../print/migrationSql.ts';
import { changeLines } from '../print/planText.ts';
import { planBetween } from './planBetween.ts';
import { printFormat } from './printFormat.ts';
import { replay } from './replay.ts';

/** The text of a migration that makes what a database holds already. */
export function baselineSql(schema: Schema, { version, defaultSchema }: Database): string {
  const heading = commentLines(['What was there before the first migration: only new databases run it.']);
  return `\n${heading}\n\n${statementsSql(planBetween(new Map(), schema, version), printFormat(defaultSchema))}`;
}

/** Runs a baseline on an empty database, and says where it does not lead to what it was made from. */
export function tryBaseline(
  id: string,
  text: string,
  schema: Schema,
  scratchUrl: string | undefined,
): Promise<readonly Diagnostic[]> {
  return withScratchDatabase(scratchUrl, async (scratch) => {
    const failed = await replay(scratch, [{ id, source: { path: id, text } }]);
    if (hasErrors(failed)) return [untried(failed.map(({ message }) => message))];
    const found = await introspect(scratch);
    const { describe } = printFormat(scratch.defaultSchema);
    const lines = changeLines(planBetween(schema, found, scratch.version), describe);
    return lines.length > 0 ? [untried(lines.map(({ sign, text: line }) => `${sign} ${line}`))] : [];
  });
}

function untried(notes: readonly string[]): Diagnostic {
  const message = 'On an empty database the baseline does not lead to what this one holds.';
  return warningDiagnostic('baseline-differs', message, {
    notes: notes.slice(0, 8).map((text) => ({ message: text })),
    fixes: [{ title: 'Edit its migration.sql, and see: `schemac migrate check`' }],
  });
}
