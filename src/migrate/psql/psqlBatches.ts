import { dollarQuoted } from '../../sql/dollarQuoted.ts';
import { insertTexts, restriction } from '../../sql/restriction.ts';
import { join, literal, type Sql, sql, verbatim } from '../../sql/sql.ts';
import { textArray } from '../../sql/textArray.ts';
import type { Batch } from '../batch.ts';
import { tableOf } from '../batchQueries.ts';
import type { Step } from '../step.ts';
import { throttleQuery } from '../throttle.ts';
import type { PsqlOptions } from './psqlOptions.ts';

/** A batched step, as a call of the procedure that goes through the table. */
export function psqlBatches(
  batch: Batch,
  { statements }: Step,
  { id, number, options }: { readonly id: string; readonly number: number; readonly options: PsqlOptions },
): Sql {
  const { relation, key, size, pauseMs, throttle, until, place } = batch;
  const [head, tail] = aroundCondition(statements[0]!.text, place);
  const named: readonly (readonly [string, Sql])[] = [
    ['relation', literal(relation.name)],
    ['rows_of', literal(tableOf(batch).text())],
    ['reference', literal(relation.reference)],
    ['key', textArray(key)],
    ['size', size === 'auto' ? sql`NULL` : literal(size)],
    ['pause_ms', literal(pauseMs)],
    ['throttle', textArray(throttle.map((condition) => throttleQuery(condition).text()))],
    ['until', until === undefined ? sql`NULL` : dollarQuoted(until)],
    ['head', dollarQuoted(head)],
    ['tail', dollarQuoted(tail)],
    ['lock_timeout_ms', literal(options.lockTimeoutMs)],
    ['statement_timeout_ms', literal(options.statementTimeoutMs)],
  ];
  const values = named.map(([name, value]) => sql`${verbatim(name)} => ${value}`);
  return sql`CALL pg_temp.schemac_batches(${literal(id)}, ${literal(number)},
  ${join(values, verbatim(',\n  '))});`;
}

/** What stands before and behind the condition of a page. */
function aroundCondition(text: string, place: Batch['place']): readonly [string, string] {
  const condition = '\0';
  const [head, tail] = insertTexts(text, restriction(place, condition)).split(condition);
  return [head!, tail!];
}
