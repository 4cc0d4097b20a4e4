import type { Action } from '../../model/plan.ts';
import { ident, join, qualified, type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext, Statements } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { locks } from '../shared/locks.ts';
import { renameCounter } from '../shared/renameCounter.ts';
import { renameInSchema } from '../shared/renameInSchema.ts';
import { storageSql } from '../shared/storageParameters.ts';
import type { Table, TableAttributes } from './object.ts';
import { enterRowSecurity } from './rules.ts';

export const tableStatements: Statements<'table', TableAttributes> = {
  create: (table, context) => [{ sql: createSql(table, context) }, ...enterRowSecurity(table)],
  drop: (table) => [
    {
      sql: sql`DROP TABLE ${qualified(table.name)}`,
      locks: locks('ACCESS EXCLUSIVE', table.id),
      hazards: [{ type: 'data-loss', ...loss(table) }],
    },
  ],
  rename: {
    when: 'ask',
    rename: (before, after, context) => [
      ...renameInSchema({
        word: sql`TABLE`,
        before: before.name,
        after: after.name,
        locks: locks('ACCESS EXCLUSIVE', after.id),
      }),
      ...renameCounters(before, after, context),
    ],
  },
  address: ({ name }) => sql`TABLE ${qualified(name)}`,
  losesData: loss,
};

/** PostgreSQL leaves them their old names. */
function renameCounters(before: Table, after: Table, context: StatementContext): readonly Action[] {
  return context.children(context.before, after.id).flatMap((child) => {
    const column = context.oldName(child);
    return renameCounter(child, { table: before.name[1]!, column }, { table: after.name[1]!, column });
  });
}

function createSql(table: Table, context: StatementContext): Sql {
  const { accessMethod, unlogged, tablespace, parameters } = table.attributes;
  const start = unlogged ? sql`CREATE UNLOGGED TABLE` : sql`CREATE TABLE`;
  return join(
    [
      sql`${start} ${qualified(table.name)} ${columnList(context.inlineChildren(table))}`,
      ...(accessMethod === undefined ? [] : [sql`USING ${ident(accessMethod)}`]),
      ...storageSql(parameters ?? []),
      ...(tablespace === undefined ? [] : [sql`TABLESPACE ${ident(tablespace)}`]),
    ],
    sql` `,
  );
}

function columnList(lines: readonly Sql[]): Sql {
  if (lines.length === 0) return sql`()`;
  return sql`(
  ${join(
    lines,
    sql`,
  `,
  )}
)`;
}

function loss({ name }: Table) {
  return {
    when: sql`SELECT EXISTS (SELECT FROM ${qualified(name)})`,
    message: `The rows of table ${displayName(name)} are lost.`,
  };
}
