import { ident, type Sql, sql } from '../../sql/sql.ts';
import { generatedName } from '../shared/generatedName.ts';
import { notNullVersion } from '../shared/notNullVersion.ts';
import type { Column, ColumnDetails, NotNull } from './object.ts';

/** The name that it gets by itself where no other one is in the way. */
export function generatedNotNull(table: string, column: string): string {
  return generatedName(table, column, '_not_null');
}

/** Its name in the database, or the one that it gets there. */
export function notNullName({ name, attributes, details }: Column): string {
  const known = (details as ColumnDetails | undefined)?.notNullName;
  return attributes.notNull?.name ?? known ?? generatedNotNull(name.at(-2)!, name.at(-1)!);
}

/** Whether it was read from a server that keeps no names of them. */
export function hasNoName({ details }: Column): boolean {
  return (details as ColumnDetails | undefined)?.notNullName === null;
}

/** The attribute, where there is something to say. */
export function notNullOf(notNull: NotNull): { readonly notNull?: NotNull } {
  return Object.keys(notNull).length === 0 ? {} : { notNull };
}

export function isUnproven({ attributes }: Column): boolean {
  return !attributes.nullable && attributes.notNull?.validated === false;
}

/** What stands in the definition of a column. NOT VALID cannot: it comes behind it. */
export function notNullSql(column: Column, version: number): readonly Sql[] {
  const { nullable, notNull = {} } = column.attributes;
  if (nullable || (isUnproven(column) && version >= notNullVersion)) return [];
  return [...nameSql(notNull.name), sql`NOT NULL`, ...inheritSql(notNull.inherited)];
}

/** The constraint as ALTER TABLE adds it. */
export function notNullConstraint({ attributes }: Column, column: Sql): readonly Sql[] {
  const { name, inherited, validated } = attributes.notNull ?? {};
  return [
    ...nameSql(name),
    sql`NOT NULL ${column}`,
    ...inheritSql(inherited),
    ...(validated === false ? [sql`NOT VALID`] : []),
  ];
}

function nameSql(name: string | undefined): readonly Sql[] {
  return name === undefined ? [] : [sql`CONSTRAINT ${ident(name)}`];
}

function inheritSql(inherited: false | undefined): readonly Sql[] {
  return inherited === false ? [sql`NO INHERIT`] : [];
}
