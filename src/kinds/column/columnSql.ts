import { objectName } from '../../model/object.ts';
import { ident, join, qualified, type Sql, sql, verbatim } from '../../sql/sql.ts';
import { collateSql, collationNameSql } from '../shared/collationName.ts';
import { sequenceOptionsSql } from '../shared/sequenceOptions.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import { typeSql } from '../shared/typeSql.ts';
import { notNullSql } from './notNull.ts';
import type { Column, ColumnDefault } from './object.ts';

/** The name of a column alone: `city`; of an inherited one, that of the column it comes from, which may be new. */
export function columnName({ name, attributes }: Column): Sql {
  return ident((attributes.inherits === undefined ? name : objectName(attributes.inherits)).at(-1)!);
}

/** The table of a column: `public.deals`. */
export function tableName({ parent }: Column): Sql {
  return qualified(objectName(parent!));
}

/**
 * The line that defines a column: `city text NOT NULL DEFAULT 'Berlin'`. How its values are kept stands in it as far
 * as a server of this version, as in server_version_num, takes it there.
 */
export function columnSql(column: Column, version: number): Sql {
  const { type, collation, default: value, storage, compression } = column.attributes;
  return join(
    [
      columnName(column),
      value?.type === 'serial' ? serialType(type) : typeSql(type),
      ...(storage === undefined || version < 160_000
        ? []
        : [sql`STORAGE ${verbatim(storage.toUpperCase())}`]),
      ...(compression === undefined ? [] : [sql`COMPRESSION ${verbatim(compression)}`]),
      ...(collation === null ? [] : [sql`COLLATE ${collationNameSql(collation)}`]),
      ...notNullSql(column, version),
      ...(value ? defaultSql(value, column) : []),
    ],
    sql` `,
  );
}

/** The clause of ALTER TABLE that gives a column its type, with its collation. */
export function typeClause(column: Column): Sql {
  const { type, collation } = column.attributes;
  return sql`ALTER COLUMN ${columnName(column)} TYPE ${typeSql(type)}${collateSql(collation)}`;
}

function defaultSql(value: ColumnDefault, column: Column): readonly Sql[] {
  switch (value.type) {
    case 'expression':
      return [sql`DEFAULT ${verbatim(value.sql)}`];
    case 'serial':
    case 'inherited':
      return [];
    case 'identity':
      return [identitySql(value, column)];
    case 'generated': {
      const kept = value.stored ? sql`STORED` : sql`VIRTUAL`;
      return [sql`GENERATED ALWAYS AS (${verbatim(value.sql)}) ${kept}`];
    }
  }
}

/** `GENERATED ALWAYS AS IDENTITY (START WITH 100)` */
export function identitySql(
  { always, options, name }: Extract<ColumnDefault, { type: 'identity' }>,
  { parent }: Column,
): Sql {
  const called = name === undefined ? [] : [sql`SEQUENCE NAME ${qualified([objectName(parent!)[0]!, name])}`];
  const list = [...called, ...sequenceOptionsSql(options)];
  const when = always ? sql`ALWAYS` : sql`BY DEFAULT`;
  return sql`GENERATED ${when} AS IDENTITY${list.length === 0 ? sql`` : sql` (${join(list, sql` `)})`}`;
}

const serialTypes: Readonly<Record<string, Sql>> = {
  smallint: sql`smallserial`,
  integer: sql`serial`,
  bigint: sql`bigserial`,
};

/** The word that makes a column of this type and its sequence at once; there is none but for plain integers. */
function serialType(type: TypeRef): Sql {
  const word = isInteger(type) ? serialTypes[type.text] : undefined;
  if (!word) throw new Error(`no sequence counts in the type ${typeSql(type).text()}`);
  return word;
}

/** Whether it is a type that sequences count in. */
function isInteger(type: TypeRef): type is { readonly text: string; readonly array: false } {
  return 'text' in type && !type.array && type.text in serialTypes;
}
