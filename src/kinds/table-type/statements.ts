import type { Action } from '../../model/plan.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { AttributeRule, Statements } from '../kind.ts';
import { locks } from '../shared/locks.ts';
import { qualifiedName } from '../shared/nameSql.ts';
import type { TableType, TableTypeAttributes } from './object.ts';

/** The table is made like any other, and tied to the type once it has the columns of that. */
export const tableTypeStatements: Statements<'table-type', TableTypeAttributes> = {
  create: (object) => [alter(object, sql`OF ${qualifiedName(object.attributes.type)}`)],
  drop: (object) => [alter(object, sql`NOT OF`)],
  address: ({ parent }) => sql`TABLE ${qualifiedName(parent!)}`,
};

const replace: AttributeRule<'table-type', TableTypeAttributes> = { change: 'replace' };

export const tableTypeRules: {
  readonly [P in keyof TableTypeAttributes]: AttributeRule<'table-type', TableTypeAttributes>;
} = { type: replace, columns: replace };

function alter({ parent }: TableType, clause: Sql): Action {
  return {
    sql: sql`ALTER TABLE ${qualifiedName(parent!)} ${clause}`,
    locks: locks('ACCESS EXCLUSIVE', parent!),
  };
}
