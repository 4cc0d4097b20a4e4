import { deepEqual } from '../../model/deepEqual.ts';
import { join, type Sql, sql, verbatim } from '../../sql/sql.ts';
import {
  defaultSequenceOptions,
  type SequenceOptions,
  sequenceOptionsSql,
} from '../shared/sequenceOptions.ts';
import { typeSql } from '../shared/typeSql.ts';
import { columnName, identitySql } from './columnSql.ts';
import type { Column, ColumnDefault } from './object.ts';

type Identity = Extract<ColumnDefault, { type: 'identity' }>;

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
  if (old?.type !== 'identity') return [sql`ALTER COLUMN ${name} ADD ${identitySql(wanted)}`];
  const changes = identityChanges(old, wanted, typeSql(after.attributes.type).text());
  return changes.length === 0 ? [] : [sql`ALTER COLUMN ${name} ${join(changes, sql` `)}`];
}

function identityChanges(before: Identity, after: Identity, type: string): readonly Sql[] {
  const old = { ...defaultSequenceOptions(type, before.options), ...before.options };
  const wanted = { ...defaultSequenceOptions(type, after.options), ...after.options };
  const changed = Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => !deepEqual(old[name as keyof SequenceOptions], value)),
  ) as Partial<SequenceOptions>;
  const when = after.always ? sql`ALWAYS` : sql`BY DEFAULT`;
  return [
    ...(before.always === after.always ? [] : [sql`SET GENERATED ${when}`]),
    ...sequenceOptionsSql(changed).map((option) => sql`SET ${option}`),
  ];
}
