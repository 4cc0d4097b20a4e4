import type { Action } from '../../model/plan.ts';
import { literal, qualified, type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { locks } from '../shared/locks.ts';
import { defaultSequenceOptions, type SequenceOptions } from '../shared/sequenceOptions.ts';
import { typeSql } from '../shared/typeSql.ts';
import { rewriteHazard } from './alterTable.ts';
import { columnName, columnSql, tableName } from './columnSql.ts';
import {
  type ColumnSequence,
  columnSequence,
  createSequence,
  newSequence,
  specialSequence,
} from './counterSequence.ts';
import type { Column } from './object.ts';

/** Whether `serial` cannot make the column: it takes no NULL, and makes the sequence itself. */
export function needsOwnCounter(column: Column): boolean {
  const { default: value, nullable } = column.attributes;
  return value?.type === 'serial' && (nullable || specialSequence(column) !== undefined);
}

/** What a new counter needs beside ALTER TABLE: a sequence, and a start above the values that are there. */
export function startCounter(before: Column, after: Column, context: StatementContext): readonly Action[] {
  const wanted = after.attributes.default;
  if (wanted?.type === before.attributes.default?.type) return [];
  if (wanted?.type === 'identity') {
    const type = typeSql(after.attributes.type).text();
    const options = { ...defaultSequenceOptions(type, wanted.options), ...wanted.options };
    return [startBeyond(after, identitySequence(after), options)];
  }
  if (wanted?.type !== 'serial') return [];
  const sequence = newSequence(after, context);
  const hasRows = !context.creates(after.parent!);
  return [
    {
      sql: sql`${createSequence(sequence, after, context)} OWNED BY ${columnPath(after)}`,
      summary: `Create the sequence behind ${displayName(after.name)}.`,
    },
    ...(hasRows ? [startBeyond(after, sequenceLiteral(sequence), sequence.options)] : []),
    {
      sql: sql`ALTER TABLE ${tableName(after)} ALTER COLUMN ${columnName(after)} SET DEFAULT ${nextValue(sequence)}`,
      locks: locks('ACCESS EXCLUSIVE', after.parent!),
    },
  ];
}

/** ADD COLUMN with a counter that `serial` cannot make; the rows that are there are counted. */
export function addCounter(column: Column, context: StatementContext): readonly Action[] {
  const sequence = newSequence(column, context);
  const value = { type: 'expression', sql: nextValue(sequence).text() } as const;
  const definition = columnSql(
    { ...column, attributes: { ...column.attributes, default: value } },
    context.version,
  );
  return [
    {
      sql: createSequence(sequence, column, context),
      summary: `Create the sequence behind ${displayName(column.name)}.`,
    },
    {
      sql: sql`ALTER TABLE ${tableName(column)} ADD COLUMN ${definition}`,
      locks: locks('ACCESS EXCLUSIVE', column.parent!),
      hazards: [rewriteHazard(column)],
    },
    { sql: sql`ALTER SEQUENCE ${qualified(sequence.name)} OWNED BY ${columnPath(column)}` },
  ];
}

/** The sequence behind a column that is none of serial any more goes. */
export function endCounter(before: Column, after: Column): readonly Action[] {
  if (before.attributes.default?.type !== 'serial' || after.attributes.default?.type === 'serial') return [];
  return [
    {
      sql: sql`DROP SEQUENCE ${qualified(columnSequence(before).name)}`,
      summary: `Drop the sequence behind ${displayName(before.name)}.`,
    },
  ];
}

export function columnPath(column: Column): Sql {
  return sql`${tableName(column)}.${columnName(column)}`;
}

function sequenceLiteral({ name }: ColumnSequence): Sql {
  return literal(qualified(name).text());
}

export function nextValue(sequence: ColumnSequence): Sql {
  return sql`nextval(${sequenceLiteral(sequence)})`;
}

/** PostgreSQL alone knows the name of the sequence behind an identity column. */
function identitySequence(column: Column): Sql {
  return sql`pg_get_serial_sequence(${literal(tableName(column).text())}, ${literal(column.name.at(-1)!)})`;
}

function startBeyond(column: Column, sequence: Sql, { start, increment }: SequenceOptions): Action {
  const name = columnName(column);
  const first = literal(BigInt(start));
  const next = increment.startsWith('-')
    ? sql`least(min(${name}) - 1, ${first})`
    : sql`greatest(max(${name}) + 1, ${first})`;
  return {
    sql: sql`SELECT setval(${sequence}, ${next}, false) FROM ${tableName(column)}`,
    summary: `Count on from the values in ${displayName(column.name)}.`,
  };
}
