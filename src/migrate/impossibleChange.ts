import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { type Change, subjectOf } from '../model/change.ts';
import type { Plan, Statement, TypeChange } from '../model/plan.ts';
import type { PrintFormat } from '../print/migrationSql.ts';
import type { Source } from '../source/source.ts';

/**
 * SQLSTATEs with which PostgreSQL refuses a type itself, whatever rows hold: undefined_function, datatype_mismatch,
 * undefined_object (an operator class), feature_not_supported, invalid_table_definition, invalid_object_definition.
 */
const refusesTypes = new Set(['42883', '42804', '42704', '0A000', '42P16', '42P17']);

/**
 * Says of a failure of a migration that is tried out which change of type is impossible, where it comes of one: something
 * that rests on the column does not take the new type. Any other failure is returned as it is.
 */
export function impossibleChange(
  failure: Diagnostic,
  { statements }: Plan,
  source: Source,
  format: PrintFormat,
): Diagnostic {
  const state = failure.notes?.map(({ message }) => /^SQLSTATE (\w{5})$/.exec(message)?.[1]).find(Boolean);
  if (failure.code !== 'migration-failed' || !state || !refusesTypes.has(state)) return failure;
  const failed = failure.span && statementAt(failure.span.start, statements, source, format);
  const change =
    failed && typeChanges(statements).find((one) => failed.changes.some((by) => restsOn(by, one)));
  if (!change) return failure;
  const alter = statements
    .flatMap(({ changes }) => changes)
    .find((one) => subjectOf(one).id === change.column);
  const column = alter && subjectOf(alter);
  if (!column || column.hints?.using !== undefined) return failure;
  const what = `to change ${format.describe(column)} from ${change.from} to ${change.to}`;
  return errorDiagnostic('impossible-type-change', `It is impossible ${what}. ${failure.message}`, {
    ...(column.origin ? { span: column.origin } : { subject: column.id }),
    notes: [
      { message: 'PostgreSQL refuses this statement, whatever the rows hold:', span: failure.span! },
      ...(failure.notes ?? []),
    ],
    fixes: [
      {
        title:
          'change what rests on the column as well: a computed column, a check, a key, an index, a partition key',
      },
      { title: 'or leave the column, and add one of the new type, filled by `@backfill`' },
    ],
  });
}

function typeChanges(statements: readonly Statement[]): readonly TypeChange[] {
  return statements.flatMap((statement) =>
    (statement.parts ?? [statement]).flatMap(({ typeChange }) => typeChange ?? []),
  );
}

function statementAt(
  place: number,
  statements: readonly Statement[],
  { text }: Source,
  { defaultSchema }: PrintFormat,
): Statement | undefined {
  return statements.find(({ sql }) => {
    const start = text.indexOf(`${sql.text({ defaultSchema })};`);
    return start >= 0 && start <= place && place < start + sql.text({ defaultSchema }).length;
  });
}

function restsOn(change: Change, { column }: TypeChange): boolean {
  const object = subjectOf(change);
  return object.id === column || object.dependsOn.includes(column);
}
