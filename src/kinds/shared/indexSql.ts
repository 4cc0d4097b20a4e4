import { ident, join, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { IndexDefinition } from './indexDefinition.ts';
import type { IndexElement } from './indexElement.ts';
import { columnNames, ownName, qualifiedName } from './nameSql.ts';
import { storageSql } from './storageParameters.ts';

/** What follows CREATE [UNIQUE] INDEX name ON: `deals (city) INCLUDE (id) WHERE city IS NOT NULL`. */
export function indexSql(
  index: IndexDefinition & { readonly nullsNotDistinct?: boolean },
  table: Sql = qualifiedName(index.table),
): Sql {
  const { method, elements, include, predicate, parameters } = index;
  const using = method === 'btree' ? sql`` : sql` USING ${ident(method)}`;
  return join(
    [
      sql`${table}${using} (${join(elements.map(elementSql))})`,
      ...(include.length === 0 ? [] : [sql`INCLUDE (${columnNames(include)})`]),
      ...(index.nullsNotDistinct ? [sql`NULLS NOT DISTINCT`] : []),
      ...storageSql(parameters),
      ...(predicate === null ? [] : [sql`WHERE ${verbatim(predicate)}`]),
    ],
    sql` `,
  );
}

/** A key: `title COLLATE "C" text_pattern_ops DESC`. */
export function elementSql(element: IndexElement): Sql {
  const { collation, operatorClass, descending, nulls } = element;
  return join(
    [
      keySql(element),
      ...(collation === undefined ? [] : [sql`COLLATE ${verbatim(collation)}`]),
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
