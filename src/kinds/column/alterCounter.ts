import { deepEqual } from '../../model/deepEqual.ts';
import type { Action } from '../../model/plan.ts';
import { ident, join, qualified, sql, verbatim } from '../../sql/sql.ts';
import { displayName } from '../shared/displayName.ts';
import {
  defaultSequenceOptions,
  type SequenceOptions,
  sequenceOptionsSql,
} from '../shared/sequenceOptions.ts';
import { type ColumnSequence, columnSequence } from './counterSequence.ts';
import type { Column } from './object.ts';

/** Brings the sequence behind a column that stays serial to what the column wants: another name, type, or options. */
export function alterCounter(before: Column, after: Column): readonly Action[] {
  if (before.attributes.default?.type !== 'serial' || after.attributes.default?.type !== 'serial') return [];
  const old = columnSequence(before);
  const wanted = columnSequence(after);
  const kept = optionsAfterRetype(old, wanted.type);
  const changed = Object.fromEntries(
    Object.entries(wanted.options).filter(
      ([name, value]) => !deepEqual(kept[name as keyof SequenceOptions], value),
    ),
  ) as Partial<SequenceOptions>;
  const clauses = [
    ...(old.type === wanted.type ? [] : [sql`AS ${verbatim(wanted.type)}`]),
    ...sequenceOptionsSql(changed),
  ];
  const [oldName, name] = [old.name[1], wanted.name[1]];
  return [
    ...(oldName === name
      ? []
      : [
          {
            sql: sql`ALTER SEQUENCE ${qualified(old.name)} RENAME TO ${ident(name)}`,
            summary: `Rename the sequence behind ${displayName(after.name)}.`,
          },
        ]),
    ...(clauses.length === 0
      ? []
      : [
          {
            sql: sql`ALTER SEQUENCE ${qualified(wanted.name)} ${join(clauses, sql` `)}`,
            summary: `Let the sequence behind ${displayName(after.name)} count as the column wants it.`,
          },
        ]),
  ];
}

/** ALTER SEQUENCE … AS: a bound that was that of the old type becomes that of the new one. */
function optionsAfterRetype({ type, options }: ColumnSequence, newType: string): SequenceOptions {
  const highest = (of: string) => defaultSequenceOptions(of, {}).maximum;
  const lowest = (of: string) => defaultSequenceOptions(of, { increment: '-1' }).minimum;
  const { minimum, maximum } = options;
  return {
    ...options,
    minimum: minimum === lowest(type) ? lowest(newType) : minimum,
    maximum: maximum === highest(type) ? highest(newType) : maximum,
  };
}
