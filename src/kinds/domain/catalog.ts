import { type Sql, sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { collationValue, type TypedRow, typedOfRow, typeValue } from '../shared/catalogTypes.ts';
import { isGeneratedNotNull, notNullVersion } from '../shared/notNullVersion.ts';
import { type Domain, domainId } from './object.ts';

interface DomainRow extends TypedRow {
  readonly oid: Oid;
  /** The type of its arrays. */
  readonly array: Oid;
  readonly schema: string;
  readonly name: string;
  readonly notNull: boolean;
  readonly notNullName: string | null;
  readonly default: string | null;
}

const notNullName: Sql = sql`(
      SELECT n.conname FROM pg_constraint n WHERE n.contypid = t.oid AND n.contype = 'n')`;

export const domainCatalog: Catalog<DomainRow, Domain> = {
  query: (version) => sql`
    SELECT t.oid, t.typarray AS array, o.schema, o.name, ${typeValue(sql`y`, sql`t.typtypmod`)} AS type,
      CASE WHEN t.typcollation <> b.typcollation THEN ${collationValue(sql`l`)} END AS collation,
      t.typnotnull AS "notNull", ${version < notNullVersion ? sql`NULL` : notNullName} AS "notNullName", pg_get_expr(t.typdefaultbin, 0, true) AS default
    FROM own_types o
    JOIN pg_type t ON t.oid = o.oid
    JOIN pg_type b ON b.oid = t.typbasetype
    JOIN types y ON y.oid = t.typbasetype
    LEFT JOIN collations l ON l.oid = t.typcollation
    WHERE o.kind = 'd'
      AND NOT EXISTS (SELECT FROM members m WHERE m.classid = t.tableoid AND m.objid = t.oid)`,
  toObject: (row) => ({
    kind: 'domain',
    id: domainId(row.schema, row.name),
    name: [row.schema, row.name],
    attributes: {
      ...typedOfRow(row),
      notNull: row.notNull,
      ...(row.notNullName === null || isGeneratedNotNull(row.notNullName)
        ? {}
        : { notNullName: row.notNullName }),
      default: row.default,
    },
    dependsOn: [],
    ...(row.notNull && { details: { notNullName: row.notNullName } }),
  }),
  addresses: ({ oid, array }) => [
    [catalogClass.type, oid],
    [catalogClass.type, array],
  ],
};
