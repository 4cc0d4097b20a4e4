import type { Action } from '../../model/plan.ts';
import { ident, join, qualified, type Sql, sql } from '../../sql/sql.ts';
import { changeSequence, type SequenceState } from '../shared/changeSequence.ts';
import { displayName } from '../shared/displayName.ts';
import { sequenceName } from '../shared/sequenceName.ts';
import { defaultSequenceOptions, sequenceOptionsSql, sequenceTypeBits } from '../shared/sequenceOptions.ts';
import { typeSql } from '../shared/typeSql.ts';
import { alterColumnAlone } from './alterTable.ts';
import { columnName } from './columnSql.ts';
import type { Column, ColumnDefault } from './object.ts';

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
  const [oldName, name] = [identitySequenceOf(before), identitySequenceOf(after)];
  const rename = sql`ALTER SEQUENCE ${qualified(oldName)} RENAME TO ${ident(name[1])}`;
  const renamed =
    oldName[1] === name[1]
      ? []
      : [{ sql: rename, summary: `Rename the sequence behind ${displayName(after.name)}.` }];
  const { minimum, maximum } = old.options;
  const isNarrowed = sequenceTypeBits(type) < sequenceTypeBits(oldType) && (minimum ?? maximum) !== undefined;
  if (isNarrowed !== (when === 'before')) return [];
  const alter = (clauses: readonly Sql[]) =>
    alterColumnAlone(after, [sql`ALTER COLUMN ${columnName(after)} ${join(clauses, sql` `)}`]);
  const generated = wanted.always ? sql`ALWAYS` : sql`BY DEFAULT`;
  return [
    ...renamed,
    ...(old.always === wanted.always ? [] : [alter([sql`SET GENERATED ${generated}`])]),
    ...changeSequence({
      name,
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
export function identitySequenceOf({ name, attributes }: Column): readonly [schema: string, name: string] {
  const [schema, table, column] = name as [string, string, string];
  const value = attributes.default;
  const given = value?.type === 'identity' ? value.name : undefined;
  return [schema, given ?? sequenceName(table, column)];
}
