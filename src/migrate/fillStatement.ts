import { displayName } from '../kinds/describeObject.ts';
import { objectName } from '../model/object.ts';
import type { Guard, Statement } from '../model/plan.ts';
import { ident, join, qualified, type Sql, sql, verbatim } from '../sql/sql.ts';
import type { ColumnFill } from './interimSchema.ts';

/** Gives the rows that are there the value of a fill: page by page along a key, else in one go. */
export function fillStatement(
  fill: ColumnFill,
  key: readonly string[] | undefined,
  defaultSchema: string,
): Statement {
  const { column, value } = fill;
  const name = ownName(fill);
  const shown = displayName(column, defaultSchema);
  const batch = key
    ? sql`-- schemac:batch by=${join(
        key.map((part) => ident(part)),
        sql`,`,
      )} size=auto`
    : undefined;
  const until = filled(fill);
  const directives = batch ? [batch, ...(until ? [sql`-- schemac:until ${until}`] : [])] : [];
  return {
    sql: sql`UPDATE ${tableOf(fill)} SET ${name} = ${verbatim(value)} WHERE ${name} IS NULL`,
    locks: [{ mode: 'ROW EXCLUSIVE', on: column.parent! }],
    summary: `Fill \`${shown}\` in the rows that have no value${key ? ', page by page' : ', in one go: the table has no key that pages could go by'}.`,
    directives: directives.map((directive) => directive.text()),
    changes: [{ type: 'alter', before: column, after: column, attributes: ['values'] }],
  };
}

/** What stops the contracting migration: rows whose value is still to come. A required column says so by itself. */
export function unfilled(fill: ColumnFill, defaultSchema: string): readonly Guard[] {
  const same = fill.derived ?? fill.mirrors;
  if (same !== undefined) return outOfStep(fill, same, defaultSchema);
  const value = onOneLine(fill.value);
  if (fill.required || value === undefined) return [];
  const missing = sql`${ownName(fill)} IS NULL AND (${verbatim(value)}) IS NOT NULL`;
  return [
    {
      when: sql`SELECT EXISTS (SELECT FROM ${tableOf(fill)} WHERE ${missing})`,
      message: `Rows hold nothing in \`${displayName(fill.column, defaultSchema)}\` for which its backfill gives a value.`,
    },
  ];
}

/** Types without an equality are compared as text. */
function outOfStep(fill: ColumnFill, same: string, defaultSchema: string): readonly Guard[] {
  const value = onOneLine(same);
  if (value === undefined) return [];
  const differs = sql`${ownName(fill)}::text IS DISTINCT FROM (${verbatim(value)})::text`;
  return [
    {
      when: sql`SELECT EXISTS (SELECT FROM ${tableOf(fill)} WHERE ${differs})`,
      message: `Rows were written past the trigger that fills \`${displayName(fill.column, defaultSchema)}\`, or are not filled yet.`,
      ...(fill.mirrors === undefined ? {} : { beforeRenames: true }),
    },
  ];
}

/** What holds of a row that needs nothing more; undefined where no comment could say it. */
function filled(fill: ColumnFill): Sql | undefined {
  const has = sql`${ownName(fill)} IS NOT NULL`;
  if (fill.required) return has;
  const value = onOneLine(fill.value);
  return value === undefined ? undefined : sql`${has} OR (${verbatim(value)}) IS NULL`;
}

/** Line breaks in constants and behind comments cannot go. */
function onOneLine(text: string): string | undefined {
  const lines = text.split(/\s*[\r\n]+\s*/);
  const isWhole = (line: string) => !/--|\$/.test(line) && line.split("'").length % 2 === 1;
  return lines.length === 1 || lines.every(isWhole) ? lines.join(' ').trim() : undefined;
}

function ownName({ column }: ColumnFill): Sql {
  return ident(column.name.at(-1)!);
}

function tableOf({ column }: ColumnFill): Sql {
  return qualified(objectName(column.parent!));
}
