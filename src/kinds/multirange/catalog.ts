import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type ConstructorRow, constructorDetails, constructorsColumn } from '../shared/constructors.ts';
import { multirangeId } from '../shared/multirange.ts';
import type { Multirange } from './object.ts';

interface MultirangeRow extends ConstructorRow {
  readonly oid: Oid;
  /** The type of its arrays. */
  readonly array: Oid;
  readonly range: Oid;
  readonly rangeSchema: string;
  readonly schema: string;
  readonly name: string;
}

/** It goes with its range: what rests on it rests on that. */
export const multirangeCatalog: Catalog<MultirangeRow, Multirange> = {
  query: () => sql`
    SELECT t.oid, t.typarray AS array, r.rngtypid AS range, n.name AS "rangeSchema", s.nspname AS schema, t.typname AS name,
      ${constructorsColumn(sql`t.oid`)}
    FROM pg_range r
    JOIN pg_type y ON y.oid = r.rngtypid
    JOIN namespaces n ON n.oid = y.typnamespace
    JOIN pg_type t ON t.oid = r.rngmultitypid
    JOIN pg_namespace s ON s.oid = t.typnamespace`,
  toObject: (row, names) => {
    const { schema, name, rangeSchema } = row;
    const range = names.own(catalogClass.type, row.range);
    if (!range) return undefined;
    return {
      kind: 'multirange',
      id: multirangeId(schema, name),
      parent: range,
      name: [schema, name],
      attributes: {},
      dependsOn: [range],
      details: { ...constructorDetails(row, [rangeSchema, name]) },
    };
  },
  addresses: ({ oid, array, constructors }) => [
    [catalogClass.type, oid],
    [catalogClass.type, array],
    ...constructors.map((one) => [catalogClass.procedure, one.oid] as const),
  ],
};
