import { type Sql, sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { collationValue, type TypedRow, typedOfRow, typeValue } from '../shared/catalogTypes.ts';
import { type ConstructorRow, constructorDetails, constructorsColumn } from '../shared/constructors.ts';
import { type Range, rangeId } from './object.ts';

interface RangeRow extends TypedRow, ConstructorRow {
  readonly oid: Oid;
  /** The type of its arrays. */
  readonly array: Oid;
  readonly schema: string;
  readonly name: string;
  readonly operatorClass: string;
  readonly isUsualClass: boolean;
  readonly canonical: string | null;
  readonly difference: string | null;
}

/** The constructors of its values mean the type. */
export const rangeCatalog: Catalog<RangeRow, Range> = {
  query: () => sql`
    SELECT t.oid, t.typarray AS array, n.name AS schema, t.typname AS name, ${typeValue(sql`y`, sql`NULL`)} AS type,
      CASE WHEN r.rngcollation <> b.typcollation THEN ${collationValue(sql`l`)} END AS collation,
      ${nameIn(sql`osp.nspname`, sql`o.opcname`)} AS "operatorClass", o.opcdefault AS "isUsualClass",
      ${nameIn(sql`csp.nspname`, sql`c.proname`)} AS canonical, ${nameIn(sql`dsp.nspname`, sql`d.proname`)} AS difference,
      ${constructorsColumn(sql`t.oid`)}
    FROM pg_range r
    JOIN pg_type t ON t.oid = r.rngtypid
    JOIN namespaces n ON n.oid = t.typnamespace
    JOIN pg_type b ON b.oid = r.rngsubtype
    JOIN types y ON y.oid = r.rngsubtype
    JOIN pg_opclass o ON o.oid = r.rngsubopc
    JOIN pg_namespace osp ON osp.oid = o.opcnamespace
    LEFT JOIN collations l ON l.oid = r.rngcollation
    LEFT JOIN pg_proc c ON c.oid = r.rngcanonical
    LEFT JOIN pg_namespace csp ON csp.oid = c.pronamespace
    LEFT JOIN pg_proc d ON d.oid = r.rngsubdiff
    LEFT JOIN pg_namespace dsp ON dsp.oid = d.pronamespace
    WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = t.tableoid AND m.objid = t.oid)`,
  toObject: (row) => {
    const { schema, name, operatorClass, isUsualClass, canonical, difference } = row;
    return {
      kind: 'range',
      id: rangeId(schema, name),
      name: [schema, name],
      attributes: {
        ...typedOfRow(row),
        operatorClass: isUsualClass ? null : operatorClass,
        canonical,
        difference,
      },
      dependsOn: [],
      details: { operatorClass, ...constructorDetails(row, [schema, name]) },
    };
  },
  addresses: ({ oid, array, constructors }) => [
    [catalogClass.type, oid],
    [catalogClass.type, array],
    ...constructors.map((one) => [catalogClass.procedure, one.oid] as const),
  ],
};

/** A name as SQL, with its schema unless that is PostgreSQL's own. */
function nameIn(schema: Sql, name: Sql): Sql {
  return sql`CASE ${schema} WHEN 'pg_catalog' THEN '' ELSE quote_ident(${schema}) || '.' END || quote_ident(${name})`;
}
