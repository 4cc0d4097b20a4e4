import type { Action } from '../../model/plan.ts';
import { ident, join, qualified, sql, verbatim } from '../../sql/sql.ts';
import { changeSequence, type SequenceState } from '../shared/changeSequence.ts';
import { displayName } from '../shared/displayName.ts';
import { sequenceOptionsSql } from '../shared/sequenceOptions.ts';
import { type ColumnSequence, columnSequence } from './counterSequence.ts';
import type { Column } from './object.ts';

/** Brings the sequence behind a column that stays serial to what the column wants: another name, type, or options. */
export function alterCounter(before: Column, after: Column): readonly Action[] {
  if (before.attributes.default?.type !== 'serial' || after.attributes.default?.type !== 'serial') return [];
  const old = columnSequence(before);
  const wanted = columnSequence(after);
  const [oldName, name] = [old.name[1], wanted.name[1]];
  const alter = ({ type, ...options }: Partial<SequenceState>) => ({
    sql: join(
      [
        sql`ALTER SEQUENCE ${qualified(wanted.name)}`,
        ...(type === undefined ? [] : [sql`AS ${verbatim(type)}`]),
        ...sequenceOptionsSql(options),
      ],
      sql` `,
    ),
    summary: `Let the sequence behind ${displayName(after.name)} count as the column wants it.`,
  });
  return [
    ...(oldName === name
      ? []
      : [
          {
            sql: sql`ALTER SEQUENCE ${qualified(old.name)} RENAME TO ${ident(name)}`,
            summary: `Rename the sequence behind ${displayName(after.name)}.`,
          },
        ]),
    ...changeSequence({ name: wanted.name, before: stateOf(old), after: stateOf(wanted), alter }),
  ];
}

function stateOf({ type, options }: ColumnSequence): SequenceState {
  return { ...options, type };
}
