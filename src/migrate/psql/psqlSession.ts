import { steadySettings } from '../../database/sessionSettings.ts';
import { ident, join, literal, type Sql, sql, verbatim } from '../../sql/sql.ts';

/**
 * What the session is to be like before the first migration. A procedure brings it to that, here and behind migrations
 * that set something themselves.
 */
export function psqlSession(schema: string): Sql {
  const values = { client_encoding: 'UTF8', ...steadySettings, statement_timeout: '0' };
  const settings = Object.entries(values).map(([name, value]) => setting(literal(name), literal(value)));
  return sql`CREATE OR REPLACE PROCEDURE pg_temp.schemac_session() LANGUAGE plpgsql AS $schemac$
BEGIN
  ${join(settings, verbatim('\n  '))}
  PERFORM set_config(name, '0', false) FROM pg_settings WHERE name IN ('transaction_timeout', 'idle_session_timeout');
  IF current_schema() IS DISTINCT FROM ${literal(schema)} THEN
    PERFORM set_config('search_path', concat_ws(', ', ${literal(ident(schema).text())},
      nullif(nullif(trim(current_setting('search_path')), ''), '""')), false);
  END IF;
END
$schemac$;
CALL pg_temp.schemac_session();`;
}

function setting(name: Sql, value: Sql): Sql {
  return sql`PERFORM set_config(${name}, ${value}, false);`;
}
