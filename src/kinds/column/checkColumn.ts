import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { deepEqual } from '../../model/deepEqual.ts';
import type { Schema } from '../../model/object.ts';
import type { Precondition } from '../../model/plan.ts';
import { type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { type DeclaredValues, declaredValues } from '../shared/declaredRows.ts';
import { displayName } from '../shared/displayName.ts';
import { domainDefault, refusesNull } from '../shared/domainChain.ts';
import { columnIn } from '../shared/tableColumns.ts';
import { checkServer } from './checkServer.ts';
import { checkValues } from './checkValues.ts';
import { columnName, tableName } from './columnSql.ts';
import { isJson } from './conversion.ts';
import { computedBefore, filledByFormula } from './filledByFormula.ts';
import { isMadeAnew } from './isMadeAnew.ts';
import { isUnproven } from './notNull.ts';
import type { Column, ColumnDefault } from './object.ts';
import { isOverride } from './override.ts';

interface ColumnChange {
  readonly before?: Column;
  readonly after: Column;
}

/** What must hold before a column can be as it is wanted. */
export function checkColumn(change: ColumnChange, context: StatementContext): readonly Precondition[] {
  const { after } = change;
  const before = change.before ?? movedFrom(after, context) ?? computedBefore(after, context);
  const values = before && !isOverride(after) ? checkValues(before, after, context) : [];
  return [...checkServer(change, context), ...values, ...checkRows(change, context)];
}

/** What the rows of a table that is made anew have in a new column. */
function movedFrom(after: Column, context: StatementContext): Column | undefined {
  if (!context.creates(after.parent!) || after.attributes.default?.type === 'generated') return undefined;
  return columnIn(after, context.before, context) as Column | undefined;
}

/** A required column needs a value for the rows that are there, and so does one of a domain that refuses NULL. */
function checkRows(change: ColumnChange, context: StatementContext): readonly Precondition[] {
  const after = filledByFormula(change.after, context);
  const declared = declaredValues(after, context);
  if (takesNull(after, context.after) || after.hints?.backfill !== undefined) return [];
  const before = change.before ?? (columnIn(after, context.before, context) as Column | undefined);
  if (before && !isEmptied(before, after, context)) {
    const wasOpen = takesNull(before, context.before);
    const mayHoldNull = wasOpen || isConverted(before, after) || isTakenFromList(before, after);
    const what = whatIsMissing(before, after, wasOpen);
    return mayHoldNull ? [nullsInRequired(after, valueAfter(before, after), what, declared)] : [];
  }
  const hasRows = context.before.has(after.parent!);
  if (isOverride(after) && !context.creates(after.parent!))
    return hasRows
      ? [nullsInRequired(after, columnName(after), 'becomes required, but rows hold NULL in it')]
      : [];
  const { type } = after.attributes;
  const value = effectiveDefault(after, context.after);
  const isFilled = value !== null || domainDefault(type, context.after) !== undefined;
  return hasRows && !isFilled ? [newWithoutValue(after, declared)] : [];
}

/** Whether the rows have nothing in it any more, since it is another column now. */
function isEmptied(before: Column, after: Column, { version, creates }: StatementContext): boolean {
  const [old, wanted] = [before.attributes.default, after.attributes.default];
  if (deepEqual(old, wanted)) return false;
  return creates(after.parent!) ? wanted?.type === 'generated' : isMadeAnew(before, after, version);
}

function effectiveDefault(column: Column, schema: Schema): ColumnDefault | null {
  const { default: value, inherits } = column.attributes;
  if (value?.type !== 'inherited') return value;
  return (schema.get(inherits!) as Column | undefined)?.attributes.default ?? null;
}

function takesNull(column: Column, schema: Schema): boolean {
  const isOpen = column.attributes.nullable || isUnproven(column);
  return isOpen && !refusesNull(column.attributes.type, schema);
}

function newWithoutValue(column: Column, declared?: DeclaredValues): Precondition {
  const others = declared ? sql` WHERE NOT (${declared.isDeclared})` : sql``;
  const [table, name] = [displayName(column.name.slice(0, -1)), displayName(column.name.slice(-1))];
  return {
    when: sql`SELECT EXISTS (SELECT FROM ${tableName(column)}${others})`,
    diagnostic: errorDiagnostic(
      'required-column-without-value',
      `The new column ${name} is required, but ${table} has rows and nothing says what they hold in it.`,
      waysOut(column, '`@default(…)`: the value of these rows and of new ones that give none'),
    ),
  };
}

/** What a row holds once the column has its type: the conversion may give NULL a value. */
function valueAfter(before: Column, after: Column): Sql {
  if (isConverted(before, after)) return sql`(${verbatim(after.hints!.using!)})`;
  return isTakenFromList(before, after) ? sql`${columnName(after)}[1]` : columnName(after);
}

function whatIsMissing(before: Column, after: Column, wasOpen: boolean): string {
  if (isTakenFromList(before, after))
    return 'becomes a required single value, but rows hold an empty list in it';
  return wasOpen ? 'becomes required, but rows hold NULL in it' : noValue;
}

/** Of a list, the first item stays (see `conversion`); JSON takes all of it. */
function isTakenFromList(before: Column, after: Column): boolean {
  const [from, to] = [before.attributes.type, after.attributes.type];
  return from.array && !to.array && !isJson(to) && !isConverted(before, after);
}

function isConverted(before: Column, after: Column): boolean {
  return after.hints?.using !== undefined && !deepEqual(before.attributes.type, after.attributes.type);
}

const noValue = 'is required, but its `@using` gives NULL for rows';

function nullsInRequired(column: Column, value: Sql, what: string, declared?: DeclaredValues): Precondition {
  const others = declared ? sql` AND NOT (${declared.isDeclared})` : sql``;
  return {
    when: sql`SELECT EXISTS (SELECT FROM ${tableName(column)} WHERE ${value} IS NULL${others})`,
    diagnostic: errorDiagnostic(
      'null-in-required-column',
      `${displayName(column.name)} ${what}.`,
      waysOut(column, '`@default(…)` fills new rows alone: use it together with `@backfill`'),
    ),
  };
}

function waysOut(column: Column, aboutDefault: string) {
  return {
    ...(column.origin ? { span: column.origin } : { subject: column.id }),
    fixes: [
      { title: aboutDefault },
      { title: '`@backfill("…")`: SQL for the value of the rows that are there' },
      { title: 'make it optional' },
    ],
  };
}
