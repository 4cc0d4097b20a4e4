import type { ObjectId } from '../../model/object.ts';
import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { collationValue, type TypedRow, typedOfRow, typeValue } from '../shared/catalogTypes.ts';
import { collationDependency } from '../shared/fieldCollation.ts';
import { type Composite, compositeId } from './object.ts';

interface CompositeRow {
  readonly oid: Oid;
  /** The type of its arrays. */
  readonly array: Oid;
  readonly relation: Oid;
  readonly schema: string;
  readonly name: string;
  readonly parts: readonly TypedRow[] | null;
}

/** It rests on the types of its attributes itself: none of these can be made anew without the whole. */
export const compositeCatalog: Catalog<CompositeRow, Composite> = {
  query: () => sql`
    SELECT t.oid, t.typarray AS array, t.typrelid AS relation, o.schema, o.name,
      (SELECT json_agg(json_build_object('type', ${typeValue(sql`y`, sql`a.atttypmod`)}, 'collation', ${collationValue(sql`l`)}))
       FROM pg_attribute a
       JOIN types y ON y.oid = a.atttypid
       LEFT JOIN collations l ON l.oid = a.attcollation
       WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) AS parts
    FROM own_types o
    JOIN pg_type t ON t.oid = o.oid
    JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
    WHERE o.kind = 'c'
      AND NOT EXISTS (SELECT FROM members m WHERE m.classid = t.tableoid AND m.objid = t.oid)`,
  toObject: ({ schema, name, parts }) => ({
    kind: 'composite',
    id: compositeId(schema, name),
    name: [schema, name],
    attributes: {},
    dependsOn: (parts ?? []).flatMap((part): ObjectId[] => {
      const { type, collation } = typedOfRow(part);
      return [...('object' in type ? [type.object] : []), ...collationDependency(collation)];
    }),
  }),
  addresses: ({ oid, array, relation }) => [
    [catalogClass.type, oid],
    [catalogClass.type, array],
    [catalogClass.relation, relation],
  ],
};
