import { objectId, objectName } from '../../model/object.ts';
import { join, qualified, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { sequenceName } from '../shared/sequenceName.ts';
import {
  defaultSequenceOptions,
  type SequenceOptions,
  sequenceOptionsSql,
  specialSequenceOptions,
} from '../shared/sequenceOptions.ts';
import { freeName } from '../shared/settleNames.ts';
import { typeSql } from '../shared/typeSql.ts';
import type { Column, CounterSequence } from './object.ts';

/** The sequence behind a serial column, with everything that its column leaves to PostgreSQL. */
export interface ColumnSequence {
  /** Schema and name. */
  readonly name: readonly [schema: string, name: string];
  readonly type: string;
  readonly options: SequenceOptions;
}

/** The sequence of a column whose default is `serial`. */
export function columnSequence(column: Column): ColumnSequence {
  const given = givenSequence(column);
  const { name, type = typeSql(column.attributes.type).text(), ...options } = given ?? {};
  const [schema, usual] = usualName(column);
  return {
    name: [schema, name ?? usual],
    type,
    options: { ...defaultSequenceOptions(type, options), ...options },
  };
}

/** The same for one that is to be made: where its name is left open, it is one that is free. */
export function newSequence(column: Column, { before, after }: StatementContext): ColumnSequence {
  const sequence = columnSequence(column);
  if (givenSequence(column)) return sequence;
  const [schema, name] = sequence.name;
  const isTaken = (candidate: string) => {
    const id = objectId('sequence', [schema, candidate]);
    return before.has(id) || after.has(id);
  };
  return { ...sequence, name: [schema, freeName(name, isTaken)] };
}

/** What is known of the sequence, or wanted of it; undefined where it is left open. */
export function givenSequence({ attributes }: Column): CounterSequence | undefined {
  return attributes.default?.type === 'serial' ? attributes.default.sequence : undefined;
}

/** Whether it is the sequence that `serial` makes for the column by itself. */
export function isUsualSequence(column: Column): boolean {
  const { name: _, ...special } = givenSequence(column) ?? {};
  return hasUsualName(column) && Object.keys(special).length === 0;
}

/** Whether PostgreSQL gives the sequence its name by itself. */
export function hasUsualName(column: Column): boolean {
  const [, usual] = usualName(column);
  return (givenSequence(column)?.name ?? usual) === usual;
}

function usualName(column: Column): readonly [schema: string, name: string] {
  const [schema, table] = objectName(column.parent!) as [string, string];
  return [schema, sequenceName(table, column.name.at(-1)!)];
}

/** `CREATE SEQUENCE deals_id_seq AS integer START WITH 10` */
export function createSequence({ name, type, options }: ColumnSequence): Sql {
  const special = sequenceOptionsSql(specialSequenceOptions(type, options));
  return join([sql`CREATE SEQUENCE ${qualified(name)} AS ${verbatim(type)}`, ...special], sql` `);
}
