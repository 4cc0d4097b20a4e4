import { type Sql, sql, verbatim } from '../../sql/sql.ts';
import { columnName, identitySql } from './columnSql.ts';
import type { Column } from './object.ts';

/** The clauses of ALTER TABLE that end the old default, before a type may change. */
export function leaveDefault(before: Column, after: Column, typeChanges: boolean): readonly Sql[] {
  const old = before.attributes.default;
  const wanted = after.attributes.default;
  const clause = (action: Sql) => [sql`ALTER COLUMN ${columnName(after)} ${action}`];
  switch (old?.type) {
    case undefined:
    case 'inherited':
      return [];
    case 'expression':
      return wanted?.type === 'expression' && !typeChanges ? [] : clause(sql`DROP DEFAULT`);
    case 'serial':
      if (wanted?.type === 'serial') return [];
      return wanted?.type === 'expression' && !typeChanges ? [] : clause(sql`DROP DEFAULT`);
    case 'identity':
      return wanted?.type === 'identity' ? [] : clause(sql`DROP IDENTITY`);
    case 'generated':
      return clause(sql`DROP EXPRESSION`);
  }
}

/** The clauses of ALTER TABLE that set the new default, after a type may have changed. */
export function enterDefault(before: Column, after: Column): readonly Sql[] {
  const old = before.attributes.default;
  const wanted = after.attributes.default;
  const name = columnName(after);
  if (wanted?.type === 'expression') return [sql`ALTER COLUMN ${name} SET DEFAULT ${verbatim(wanted.sql)}`];
  if (wanted?.type !== 'identity') return [];
  return old?.type === 'identity' ? [] : [sql`ALTER COLUMN ${name} ADD ${identitySql(wanted, after)}`];
}
