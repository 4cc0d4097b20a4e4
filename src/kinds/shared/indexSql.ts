import { ident, join, type Sql, sql, verbatim } from '../../sql/sql.ts';
import { collationNameSql } from './collationName.ts';
import type { IndexDefinition } from './indexDefinition.ts';
import type { IndexElement } from './indexElement.ts';
import { columnNames, ownName, qualifiedName } from './nameSql.ts';
import { storageSql } from './storageParameters.ts';

/** What follows CREATE [UNIQUE] INDEX name ON: `deals (city) INCLUDE (id) WHERE city IS NOT NULL`. */
export function indexSql(
  index: IndexDefinition & { readonly nullsNotDistinct?: boolean },
  table: Sql = qualifiedName(index.table),
): Sql {
  const { method, elements, predicate } = index;
  const using = method === 'btree' ? sql`` : sql` USING ${ident(method)}`;
  return join(
    [
      sql`${table}${using} (${join(elements.map(elementSql))})`,
      ...includeSql(index),
      ...(index.nullsNotDistinct ? [sql`NULLS NOT DISTINCT`] : []),
      ...indexStorageSql(index, sql`TABLESPACE`),
      ...(predicate === null ? [] : [sql`WHERE ${verbatim(predicate)}`]),
    ],
    sql` `,
  );
}

/** `INCLUDE (id)`, or nothing. */
export function includeSql({ include }: Pick<IndexDefinition, 'include'>): readonly Sql[] {
  return include.length === 0 ? [] : [sql`INCLUDE (${columnNames(include)})`];
}

/** How it is stored: `WITH (fillfactor=70) TABLESPACE fast`; a constraint has other words for the latter. */
export function indexStorageSql(
  { parameters, tablespace }: Pick<IndexDefinition, 'parameters' | 'tablespace'>,
  word: Sql,
): readonly Sql[] {
  return [
    ...storageSql(parameters),
    ...(tablespace === undefined ? [] : [sql`${word} ${ident(tablespace)}`]),
  ];
}

/** A key: `title COLLATE "C" text_pattern_ops DESC`. */
export function elementSql(element: IndexElement): Sql {
  const { collation, operatorClass, descending, nulls } = element;
  return join(
    [
      keySql(element),
      ...(collation === undefined ? [] : [sql`COLLATE ${collationNameSql(collation)}`]),
      ...(operatorClass === undefined ? [] : [verbatim(operatorClass)]),
      ...(descending ? [sql`DESC`] : []),
      ...(nulls === undefined ? [] : [nulls === 'first' ? sql`NULLS FIRST` : sql`NULLS LAST`]),
    ],
    sql` `,
  );
}

/** A column, or an expression in parentheses. */
export function keySql({ column, expression }: IndexElement): Sql {
  return column === undefined ? sql`(${verbatim(expression!)})` : ownName(column);
}

/** Whether it is no more than a list of columns, as a unique constraint is. */
export function isPlainKey({ method, elements, predicate }: IndexDefinition): boolean {
  return (
    method === 'btree' &&
    predicate === null &&
    elements.every((element) => element.column && Object.keys(element).length === 1)
  );
}
