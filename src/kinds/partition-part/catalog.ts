import { type ObjectId, objectName } from '../../model/object.ts';
import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { generatedName } from '../shared/generatedName.ts';
import { type Part, partId } from './object.ts';

interface PartRow {
  readonly class: Oid;
  readonly oid: Oid;
  /** That of the index or foreign key of the topmost table. */
  readonly whole: Oid;
  readonly relation: Oid;
  readonly name: string;
  /** Those of its whole, which PostgreSQL puts into its name: of an expression, its function; null for a primary key. */
  readonly columns: readonly string[] | null;
  readonly ending: string;
}

export const partCatalog: Catalog<PartRow, Part> = {
  query: () => sql`
    SELECT 'pg_class'::regclass::oid AS class, c.oid, pg_partition_root(c.oid)::oid AS whole, t.oid AS relation, c.relname AS name,
      CASE WHEN NOT x.indisprimary THEN ARRAY(SELECT h.attname FROM pg_attribute h
        WHERE h.attrelid = pg_partition_root(c.oid) ORDER BY h.attnum) END AS columns,
      CASE WHEN x.indisprimary THEN 'pkey' WHEN u.contype = 'x' THEN 'excl' WHEN u.oid IS NOT NULL THEN 'key' ELSE 'idx' END AS ending
    FROM tables t
    JOIN pg_index x ON x.indrelid = t.oid
    JOIN pg_class c ON c.oid = x.indexrelid AND c.relispartition
    LEFT JOIN pg_constraint u ON u.conindid = c.oid AND u.conrelid = t.oid AND u.contype IN ('u', 'x')
    UNION ALL
    SELECT 'pg_constraint'::regclass::oid, f.oid, w.oid, t.oid, f.conname,
      ARRAY(SELECT h.attname FROM unnest(f.conkey) WITH ORDINALITY AS k(number, place)
        JOIN pg_attribute h ON h.attrelid = t.oid AND h.attnum = k.number ORDER BY k.place), 'fkey'
    FROM tables t
    JOIN pg_constraint f ON f.conrelid = t.oid AND f.contype = 'f' AND f.conparentid <> 0
    CROSS JOIN LATERAL (
      WITH RECURSIVE up(oid, relation, parent) AS (
        SELECT p.oid, p.conrelid, p.conparentid FROM pg_constraint p WHERE p.oid = f.conparentid
        UNION ALL
        SELECT p.oid, p.conrelid, p.conparentid FROM pg_constraint p JOIN up ON p.oid = up.parent)
      SELECT oid, relation FROM up WHERE parent = 0) w
    WHERE w.relation <> t.oid AND t.oid IN (SELECT inhrelid FROM pg_inherits)`,
  toObject: (row, names) => {
    const whole = names.at(row.class, row.whole);
    if (!whole) return undefined;
    const partition = names.own(catalogClass.relation, row.relation)!;
    return {
      kind: 'partition-part',
      id: partId(whole, partition),
      parent: whole,
      name: [whole, partition],
      attributes: { name: row.name },
      dependsOn: [partition],
      details: { usual: usualNames(row, whole, partition) },
    };
  },
  addresses: (row: PartRow) => [[row.class, row.oid]],
};

/** A foreign key has the name of that of its table, where that is free. */
function usualNames({ columns, ending }: PartRow, whole: ObjectId, partition: ObjectId): readonly string[] {
  const table = objectName(partition)[1]!;
  const own =
    columns === null
      ? generatedName(table, '', ending)
      : generatedName(table, columns.join('_'), `_${ending}`);
  return ending === 'fkey' ? [objectName(whole).at(-1)!, own] : [own];
}
