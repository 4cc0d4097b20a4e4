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
  const { name, type = typeSql(column.attributes.type).text(), ...options } = specialSequence(column) ?? {};
  const [schema, usual] = usualName(column);
  return {
    name: [schema, name ?? usual],
    type,
    options: { ...defaultSequenceOptions(type, options), ...options },
  };
}

/** The same for one that is to be made; PostgreSQL's own name for it may be taken. */
export function newSequence(column: Column, { before, after }: StatementContext): ColumnSequence {
  const sequence = columnSequence(column);
  if (specialSequence(column)?.name !== undefined) return sequence;
  const [schema, name] = sequence.name;
  const isTaken = (candidate: string) => {
    const id = objectId('sequence', [schema, candidate]);
    return before.has(id) || after.has(id);
  };
  return { ...sequence, name: [schema, freeName(name, isTaken)] };
}

/** What of the sequence `serial` would make otherwise. */
export function specialSequence({ attributes }: Column): CounterSequence | undefined {
  return attributes.default?.type === 'serial' ? attributes.default.sequence : undefined;
}

function usualName(column: Column): readonly [schema: string, name: string] {
  const [schema, table] = objectName(column.parent!) as [string, string];
  return [schema, sequenceName(table, column.name.at(-1)!)];
}

/** `CREATE SEQUENCE deals_id_seq AS integer START WITH 10`, as lasting as the table: that of `serial` is, too. */
export function createSequence(
  { name, type, options }: ColumnSequence,
  { parent }: Column,
  { after }: StatementContext,
): Sql {
  const { unlogged } = (after.get(parent!)?.attributes ?? {}) as { readonly unlogged?: boolean };
  const create = unlogged ? sql`CREATE UNLOGGED SEQUENCE` : sql`CREATE SEQUENCE`;
  const special = sequenceOptionsSql(specialSequenceOptions(type, options));
  return join([sql`${create} ${qualified(name)} AS ${verbatim(type)}`, ...special], sql` `);
}
