import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { displayName } from '../kinds/describeObject.ts';
import { objectName } from '../model/object.ts';
import { ident, qualified, sql, verbatim } from '../sql/sql.ts';
import type { ColumnFill } from './interimSchema.ts';

/** Whether triggers can work values out, which have nothing but the row: what is wrong with those that cannot. */
export async function tryFills(
  fills: readonly ColumnFill[],
  state: Database,
): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  for (const fill of fills) {
    const failure = await tryFill(fill, state);
    if (failure) diagnostics.push(refusal(fill, failure, state.defaultSchema));
  }
  return diagnostics;
}

async function tryFill({ column, value }: ColumnFill, state: Database): Promise<DatabaseError | undefined> {
  const table = objectName(column.parent!);
  const row = sql`FROM (SELECT * FROM ${qualified(table)}) AS ${ident(table.at(-1)!)} WHERE false`;
  const query = sql`SELECT (${verbatim(`${value}\n`)}) ${row}`;
  try {
    await state.transaction((nested) => nested.query(query.text()));
    return undefined;
  } catch (error) {
    if (error instanceof DatabaseError && error.kind === 'statement') return error;
    throw error;
  }
}

function refusal({ column }: ColumnFill, { message }: DatabaseError, defaultSchema: string): Diagnostic {
  const shown = displayName(column, defaultSchema);
  return errorDiagnostic(
    'no-value-from-row',
    `A trigger cannot work \`${shown}\` out from a row: ${message}`,
    {
      ...(column.origin ? { span: column.origin } : { subject: column.id }),
      notes: [{ message: 'Between the two migrations it is worked out for each row that is written.' }],
      fixes: [{ title: 'Write it over the names of columns alone, or leave out `--phased`.' }],
    },
  );
}
