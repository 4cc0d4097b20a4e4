import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { deepEqual } from '../../model/deepEqual.ts';
import type { Precondition } from '../../model/plan.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { baseType } from '../shared/baseType.ts';
import { displayName } from '../shared/displayName.ts';
import { typeSql } from '../shared/typeSql.ts';
import { columnName, tableName } from './columnSql.ts';
import type { Column } from './object.ts';
import { castOf } from './typeFamilies.ts';
import { type ValueRisk, valueRisks } from './valueRisks.ts';

/** Rows must hold what the new type can hold, where it is known beforehand what that is. */
export function checkValues(
  before: Column,
  after: Column,
  context: StatementContext,
): readonly Precondition[] {
  const [from, to] = [before.attributes.type, after.attributes.type];
  if (castOf(from, to, context.casts) === 'impossible') return [impossible(before, after)];
  // A domain may be over another type than before.
  const isSame =
    deepEqual(from, to) && deepEqual(baseType(from, context.before), baseType(to, context.after));
  if (after.hints?.using !== undefined || isSame) return [];
  return valueRisks(before, after, context)
    .filter(({ type, approximate }) => type === 'may-fail' && !approximate)
    .map((risk) => notConverted(risk, before, after, context));
}

function impossible(before: Column, after: Column): Precondition {
  const [from, to] = [before, after].map(({ attributes }) => typeSql(attributes.type).text());
  const what = `${displayName(after.name)} from ${from} to ${to}`;
  return {
    when: sql`SELECT true`,
    diagnostic: errorDiagnostic(
      'impossible-type-change',
      `It is impossible to change ${what}: no column can have the type ${to}.`,
      {
        ...(after.origin ? { span: after.origin } : { subject: after.id }),
        fixes: [{ title: 'a composite type of your own, or `Json`, holds several values in one column' }],
      },
    ),
  };
}

function notConverted(
  risk: ValueRisk,
  before: Column,
  after: Column,
  context: StatementContext,
): Precondition {
  const { what, condition, anywhere } = risk;
  const [from, to] = shownTypes(before, after, context);
  const rowsWith = (fault: Sql) => sql`FROM ${tableName(after)} WHERE ${fault}`;
  const rows = rowsWith(condition);
  return {
    when: sql`SELECT EXISTS (SELECT ${rows})`,
    ...(anywhere === undefined
      ? {}
      : { elsewhere: anywhere && sql`SELECT EXISTS (SELECT ${rowsWith(anywhere)})` }),
    rows: {
      count: sql`SELECT count(*) ${rows}`,
      of: displayName(after.name.slice(0, -1)),
      examples: examplesOf(columnName(after), rows),
    },
    diagnostic: errorDiagnostic(
      'values-do-not-convert',
      `${displayName(after.name)} cannot change from ${from} to ${to}, because rows hold a value that ${what}.`,
      {
        ...(after.origin ? { span: after.origin } : { subject: after.id }),
        fixes: [
          { title: '`@using("…")`: SQL for the value that each row holds afterwards' },
          { title: 'or change these rows first, in a migration of their own (`--create-only`)' },
        ],
      },
    ),
  };
}

/** Of one domain, what it is over. */
function shownTypes(before: Column, after: Column, context: StatementContext): readonly [string, string] {
  const [from, to] = [before.attributes.type, after.attributes.type];
  const isDomain = deepEqual(from, to);
  return [
    typeSql(isDomain ? baseType(from, context.before) : from).text(),
    typeSql(isDomain ? baseType(to, context.after) : to).text(),
  ];
}

function examplesOf(value: Sql, rows: Sql): Sql {
  return sql`SELECT DISTINCT left(${value}::text, 40) AS example ${rows} ORDER BY example LIMIT 3`;
}
