import type { Action } from '../../model/plan.ts';
import { join, type Sql, sql } from '../../sql/sql.ts';
import { changeSequence, type SequenceState } from '../shared/changeSequence.ts';
import { sequenceName } from '../shared/sequenceName.ts';
import { defaultSequenceOptions, sequenceOptionsSql, sequenceTypeBits } from '../shared/sequenceOptions.ts';
import { typeSql } from '../shared/typeSql.ts';
import { alterColumnAlone } from './alterTable.ts';
import { columnName } from './columnSql.ts';
import type { Column, ColumnDefault, ColumnDetails } from './object.ts';

type Identity = Extract<ColumnDefault, { type: 'identity' }>;

/**
 * Brings the sequence of a column that stays an identity to what it wants, `before` or `after` the column changes its
 * type, and the sequence with it: bounds that the new type cannot hold go first.
 */
export function alterIdentity(before: Column, after: Column, when: 'before' | 'after'): readonly Action[] {
  const old = before.attributes.default;
  const wanted = after.attributes.default;
  if (old?.type !== 'identity' || wanted?.type !== 'identity') return [];
  const [oldType, type] = [before, after].map(({ attributes }) => typeSql(attributes.type).text()) as [
    string,
    string,
  ];
  const { minimum, maximum } = old.options;
  const isNarrowed = sequenceTypeBits(type) < sequenceTypeBits(oldType) && (minimum ?? maximum) !== undefined;
  if (isNarrowed !== (when === 'before')) return [];
  const alter = (clauses: readonly Sql[]) =>
    alterColumnAlone(after, [sql`ALTER COLUMN ${columnName(after)} ${join(clauses, sql` `)}`]);
  const generated = wanted.always ? sql`ALWAYS` : sql`BY DEFAULT`;
  return [
    ...(old.always === wanted.always ? [] : [alter([sql`SET GENERATED ${generated}`])]),
    ...changeSequence({
      name: identitySequenceOf(after),
      before: stateOf(old, isNarrowed ? oldType : type),
      after: { ...stateOf(wanted, type), ...(isNarrowed ? { type: oldType } : {}) },
      alter: ({ type: _, ...options }) =>
        alter(sequenceOptionsSql(options).map((option) => sql`SET ${option}`)),
    }),
  ];
}

function stateOf({ options }: Identity, type: string): SequenceState {
  return { ...defaultSequenceOptions(type, options), ...options, type };
}

/** Behind an identity column. */
export function identitySequenceOf({ name, details }: Column): readonly string[] {
  const [schema, table, column] = name as [string, string, string];
  return [schema, (details as ColumnDetails | undefined)?.sequenceName ?? sequenceName(table, column)];
}
