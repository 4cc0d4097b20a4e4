import { ident, join, qualified, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { collateSql } from '../shared/collationName.ts';
import { elementSql } from '../shared/indexSql.ts';
import { qualifiedName } from '../shared/nameSql.ts';
import { storageSql } from '../shared/storageParameters.ts';
import { inheritedColumns } from '../shared/tableColumns.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import { typeSql } from '../shared/typeSql.ts';
import { writtenParameters } from '../shared/writtenParameters.ts';
import type { Partition, PartitionKey, Table, TableDetails } from './object.ts';

/** CREATE TABLE, with what stands in its parentheses, and what it is a partition of, inherits, or is partitioned by. */
export function createTableSql(table: Table, context: StatementContext): Sql {
  const { partition, inherits, partitionKey, unlogged } = table.attributes;
  const lines = [...mergedColumns(table, context), ...context.inlineChildren(table)];
  const parts = [
    sql`${unlogged ? sql`CREATE UNLOGGED TABLE` : sql`CREATE TABLE`} ${qualified(table.name)}`,
    ...(partition ? [sql`PARTITION OF ${qualifiedName(partition.of)}`] : []),
    ...(lines.length > 0 ? [list(lines)] : partition ? [] : [sql`()`]),
    ...(inherits ? [sql`INHERITS (${join(inherits.map(qualifiedName))})`] : []),
    ...(partition ? [verbatim(writtenBound(table, partition))] : []),
    ...(partitionKey ? [partitionKeySql(partitionKey)] : []),
    ...keptSql(table),
  ];
  return join(parts, sql` `);
}

/** In the order in which the database has the values of a list, which means nothing. */
function writtenBound({ details }: Table, { bound }: Partition): string {
  const { listed } = (details ?? {}) as TableDetails;
  return listed?.sorted === bound ? listed.written : bound;
}

/** How its rows are kept. */
function keptSql(table: Table): readonly Sql[] {
  const { accessMethod, tablespace } = table.attributes;
  return [
    ...(accessMethod === undefined ? [] : [sql`USING ${ident(accessMethod)}`]),
    ...storageSql(writtenParameters(table)),
    ...(tablespace === undefined ? [] : [sql`TABLESPACE ${ident(tablespace)}`]),
  ];
}

function list(lines: readonly Sql[]): Sql {
  return sql`(
  ${join(
    lines,
    sql`,
  `,
  )}
)`;
}

/** `PARTITION BY RANGE (created_at)` */
export function partitionKeySql({ strategy, elements }: PartitionKey): Sql {
  return sql`PARTITION BY ${verbatim(strategy.toUpperCase())} (${join(elements.map(elementSql))})`;
}

/** Columns that the table is to have of its own beside inheriting them. */
function mergedColumns(table: Table, context: StatementContext): readonly Sql[] {
  const { merged = [] } = table.attributes;
  return inheritedColumns(table.id, context.after, context)
    .filter(({ id }) => merged.includes(id))
    .map(({ name, attributes }) => {
      const { type, collation } = attributes as { readonly type: TypeRef; readonly collation: string | null };
      return sql`${ident(name.at(-1)!)} ${typeSql(type)}${collateSql(collation)}`;
    });
}
