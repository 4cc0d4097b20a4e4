import { positionAt, type Source } from '../../source/source.ts';
import { countingQuery } from '../../sql/countingQuery.ts';
import { dollarQuoted } from '../../sql/dollarQuoted.ts';
import type { PostgresParser } from '../../sql/postgresParser.ts';
import { join, literal, type Sql, sql } from '../../sql/sql.ts';
import type { MigrationStatement } from '../migrationStatement.ts';
import { wordsInTheWay } from '../requireExpected.ts';

/** Stops where what a file expects does not hold: see `requireExpected`. */
export const expectationRoutine: Sql = sql`-- Stops where the first value that a query returns is false or NULL, or where it returns no row.
CREATE OR REPLACE PROCEDURE pg_temp.schemac_expect(
  query text, place text, reason text DEFAULT NULL, counting text DEFAULT NULL, one text DEFAULT NULL, many text DEFAULT NULL)
LANGUAGE plpgsql AS $schemac$
DECLARE
  answer record;
  got text := 'no row';
  counted float8;
BEGIN
  FOR answer IN EXECUTE query LOOP
    SELECT value::text INTO got FROM json_each(row_to_json(answer)) LIMIT 1;
    EXIT;
  END LOOP;
  IF got NOT IN ('no row', 'null', 'false') THEN RETURN; END IF;
  IF counting IS NULL THEN
    got := 'the query returns ' || got;
  ELSE
    EXECUTE counting INTO counted;
    got := format('%s %s in the way', counted, CASE WHEN counted = 1 THEN one ELSE many END);
  END IF;
  RAISE EXCEPTION 'What the migration expects does not hold: %.', got
    USING DETAIL = concat_ws(E'\n', place || ': ' || query, 'The file says: ' || reason);
END
$schemac$;`;

/** Asks what a file expects. */
export function psqlExpectation(
  parser: PostgresParser,
  source: Source,
  { text, start, reason }: MigrationStatement,
): Sql {
  const place = `${source.path}, line ${positionAt(source, start).line}`;
  const counting = countingQuery(parser, text);
  const { one, many } = wordsInTheWay(counting?.groups ?? false);
  const values = [
    dollarQuoted(text),
    literal(place),
    ...(reason === undefined ? [] : [sql`reason => ${literal(reason)}`]),
    ...(counting
      ? [
          sql`counting => ${dollarQuoted(counting.query)}`,
          sql`one => ${literal(one)}`,
          sql`many => ${literal(many)}`,
        ]
      : []),
  ];
  return sql`CALL pg_temp.schemac_expect(${join(
    values,
    sql`,
  `,
  )});`;
}
