import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { conversion, isGuess } from '../../src/kinds/column/conversion.ts';
import { castOf } from '../../src/kinds/column/typeFamilies.ts';
import type { TypeRef } from '../../src/kinds/shared/typeRef.ts';
import { typeSql } from '../../src/kinds/shared/typeSql.ts';
import type { Cast } from '../../src/model/casts.ts';
import { sql } from '../../src/sql/sql.ts';
import { longTest } from '../support/longForm.ts';
import { servers } from '../support/servers.ts';

/** The types of the language, some of them with the numbers that matter to what becomes of values. */
const scalars = [
  ...['smallint', 'integer', 'bigint', 'numeric', 'numeric(10,2)', 'numeric(12,2)', 'money', 'oid'],
  ...[
    'real',
    'double precision',
    'text',
    'character varying',
    'character varying(10)',
    'character varying(20)',
  ],
  ...[
    'character(3)',
    'bytea',
    'boolean',
    'bit(1)',
    'bit varying',
    'bit varying(5)',
    'uuid',
    'xml',
    'json',
    'jsonb',
  ],
  ...['timestamp without time zone', 'timestamp(3) without time zone', 'timestamp with time zone', 'date'],
  ...['time without time zone', 'time with time zone', 'interval', 'inet', 'cidr', 'int4range', 'point'],
];
const types: readonly TypeRef[] = [
  ...scalars.map((text) => ({ text, array: false })),
  ...['integer', 'text', 'jsonb'].map((text) => ({ text, array: true })),
];
const names = types.map((type) => typeSql(type).text());

interface Answer {
  readonly source: string;
  readonly target: string;
  /** `keeps`, `assigns`; else the error. */
  readonly alone: string;
  /** Whether the conversion that is written for it is taken. */
  readonly converted: boolean;
}

/** What PostgreSQL does with an empty column of each pair, asked in one statement. */
function question(pairs: readonly { from: TypeRef; to: TypeRef }[]): string {
  const rows = pairs.map(({ from, to }) => {
    const way = conversion(sql`value`, from, to, undefined)?.text() ?? '';
    return `('${typeSql(from).text()}', '${typeSql(to).text()}', $way$${way}$way$)`;
  });
  return `
CREATE FUNCTION pg_temp.change(source text, target text, by text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE file oid; answer text;
BEGIN
  EXECUTE format('CREATE TEMPORARY TABLE tried (value %s)', source);
  file := pg_relation_filenode('pg_temp.tried');
  EXECUTE format('ALTER TABLE pg_temp.tried ALTER COLUMN value TYPE %s%s', target, ' USING ' || nullif(by, ''));
  answer := CASE WHEN file = pg_relation_filenode('pg_temp.tried') THEN 'keeps' ELSE 'assigns' END;
  DROP TABLE pg_temp.tried;
  RETURN answer;
EXCEPTION WHEN OTHERS THEN
  RETURN SQLSTATE;
END $$;
SELECT source, target, pg_temp.change(source, target, '') AS alone,
  pg_temp.change(source, target, way) IN ('keeps', 'assigns') AS converted
FROM (VALUES ${rows.join(',\n')}) AS pairs(source, target, way)`;
}

const mismatch = '42804';

function problemsOf({ source, target, alone, converted }: Answer): readonly string[] {
  const [from, to] = [types[names.indexOf(source)]!, types[names.indexOf(target)]!];
  const known: Cast = castOf(from, to, undefined);
  const way = conversion(sql`value`, from, to, undefined)?.text();
  const pair = `${source} to ${target}`;
  const isDone = alone !== mismatch;
  return [
    ...(converted ? [] : [`${pair}: PostgreSQL does not take ${way ?? 'the change'}`]),
    // Of a list, its first item goes into a single value, and not its text.
    ...(isDone && way !== undefined && !(from.array && !to.array) ? [`${pair}: needs no ${way}`] : []),
    ...(known === 'keeps' && alone !== 'keeps' ? [`${pair}: is called no rewrite`] : []),
    ...(known !== 'keeps' && alone === 'keeps' ? [`${pair}: is called a rewrite`] : []),
    ...(isDone && isGuess(from, to, undefined) ? [`${pair}: is called a guess`] : []),
  ];
}

const all = types.flatMap((from) => types.map((to) => ({ from, to }))).filter(({ from, to }) => from !== to);

describe.each(servers)('what is known of changes of type is what PostgreSQL does: $name', (server) => {
  const ask = async (pairs: typeof all) => {
    const database = await openDatabase({ url: await server.createDatabase() });
    await database.execute("SET TimeZone = 'UTC'");
    const results = await database.queryScript(question(pairs));
    await database.close();
    return (results.at(-1) as readonly Answer[]).flatMap(problemsOf);
  };

  longTest('of all types', async () => expect(await ask(all)).toEqual([]), 300_000);
  test('of some', async () => expect(await ask(all.filter((_, index) => index % 37 === 0))).toEqual([]));
});

test('what cannot be read out of JSON is a guess', () => {
  const json = { text: 'json', array: false };
  expect(isGuess(json, { text: 'integer', array: true }, undefined)).toBe(true);
  expect(isGuess(json, { text: 'integer', array: false }, undefined)).toBe(false);
});
