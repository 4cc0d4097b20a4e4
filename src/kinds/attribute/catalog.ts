import { objectName } from '../../model/object.ts';
import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { collationValue, type TypedRow, typedOfRow, typeValue } from '../shared/catalogTypes.ts';
import { type Attribute, attributeId } from './object.ts';

interface AttributeRow extends TypedRow {
  readonly relation: Oid;
  readonly name: string;
  readonly number: number;
}

export const attributeCatalog: Catalog<AttributeRow, Attribute> = {
  query: () => sql`
    SELECT c.oid AS relation, a.attname AS name, a.attnum AS number, ${typeValue(sql`y`, sql`a.atttypmod`)} AS type,
      CASE WHEN a.attcollation <> own.typcollation THEN ${collationValue(sql`l`)} END AS collation
    FROM own_relations c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type own ON own.oid = a.atttypid
    JOIN types y ON y.oid = a.atttypid
    LEFT JOIN collations l ON l.oid = a.attcollation
    WHERE c.kind = 'c'`,
  toObject: (row, names) => {
    const type = names.at(catalogClass.relation, row.relation);
    if (!type) return undefined;
    return {
      kind: 'attribute',
      id: attributeId(objectName(type), row.name),
      parent: type,
      name: [...objectName(type), row.name],
      attributes: {
        ...typedOfRow(row),
      },
      dependsOn: [],
      order: row.number,
    };
  },
  addresses: ({ relation, number }) => [[catalogClass.relation, relation, number]],
};
