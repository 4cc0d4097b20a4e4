import { deepEqual } from '../../model/deepEqual.ts';
import { objectId, objectName } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { literal, qualified, type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { locks } from '../shared/locks.ts';
import { sequenceName } from '../shared/sequenceName.ts';
import { freeName } from '../shared/settleNames.ts';
import { typeSql } from '../shared/typeSql.ts';
import { columnName, tableName } from './columnSql.ts';
import type { Column, ColumnDetails } from './object.ts';

/** What a new counter needs beside ALTER TABLE: a sequence, and a start above the values that are there. */
export function startCounter(before: Column, after: Column, context: StatementContext): readonly Action[] {
  const wanted = after.attributes.default?.type;
  if (wanted === before.attributes.default?.type) return [];
  if (wanted === 'identity') return [startAbove(after, identitySequence(after))];
  if (wanted !== 'serial') return [];
  const sequence = qualified(newSequenceName(after, context));
  return [
    {
      sql: sql`CREATE SEQUENCE ${sequence} AS ${typeSql(after.attributes.type)} OWNED BY ${tableName(after)}.${columnName(after)}`,
      summary: `Create the sequence behind ${displayName(after.name)}.`,
    },
    startAbove(after, literal(sequence.text())),
    {
      sql: sql`ALTER TABLE ${tableName(after)} ALTER COLUMN ${columnName(after)} SET DEFAULT nextval(${literal(sequence.text())})`,
      locks: locks('ACCESS EXCLUSIVE', after.parent!),
    },
  ];
}

/** The sequence behind a column that is none of serial any more goes. */
export function endCounter(before: Column, after: Column): readonly Action[] {
  if (before.attributes.default?.type !== 'serial' || after.attributes.default?.type === 'serial') return [];
  return [
    {
      sql: sql`DROP SEQUENCE ${qualified(serialSequence(before))}`,
      summary: `Drop the sequence behind ${displayName(before.name)}.`,
    },
  ];
}

/** The sequence behind a serial column: what the catalog says, else PostgreSQL's name for it. */
function serialSequence(column: Column): readonly [schema: string, name: string] {
  return (column.details as ColumnDetails | undefined)?.sequence ?? usualSequence(column);
}

function usualSequence(column: Column): readonly [schema: string, name: string] {
  const [schema, table] = objectName(column.parent!) as [string, string];
  return [schema, sequenceName(table, column.name.at(-1)!)];
}

/** PostgreSQL alone knows the name of the sequence behind an identity column. */
function identitySequence(column: Column): Sql {
  return sql`pg_get_serial_sequence(${literal(tableName(column).text())}, ${literal(column.name.at(-1)!)})`;
}

function startAbove(column: Column, sequence: Sql): Action {
  const next = sql`coalesce(max(${columnName(column)}) + 1, 1)`;
  return {
    sql: sql`SELECT setval(${sequence}, ${next}, false) FROM ${tableName(column)}`,
    summary: `Count on from the highest value in ${displayName(column.name)}.`,
  };
}

/** PostgreSQL's own name for the sequence, unless the schema holds a sequence of that name. */
function newSequenceName(column: Column, { before, after }: StatementContext): readonly string[] {
  const [schema, name] = serialSequence(column);
  const isTaken = (candidate: string) => {
    const id = objectId('sequence', [schema, candidate]);
    return before.has(id) || after.has(id);
  };
  return [schema, freeName(name, isTaken)];
}

/** Whether `serial` cannot make the column: it takes no NULL, and names the sequence itself. */
export function needsOwnCounter(column: Column): boolean {
  const { default: value, nullable } = column.attributes;
  if (value?.type !== 'serial') return false;
  return nullable || !deepEqual(serialSequence(column), usualSequence(column));
}

/** The sequence behind a column that stays serial counts in the column's type. */
export function retypeCounter(before: Column, after: Column): readonly Action[] {
  if (before.attributes.default?.type !== 'serial' || after.attributes.default?.type !== 'serial') return [];
  const sequence = qualified(serialSequence(before));
  return [
    {
      sql: sql`ALTER SEQUENCE ${sequence} AS ${typeSql(after.attributes.type)}`,
      summary: `Let the sequence behind ${displayName(after.name)} count in the new type.`,
    },
  ];
}
