import { objectId } from '../../model/object.ts';
import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type Sequence, type SequenceAttributes, sequenceId } from './object.ts';

interface SequenceRow extends Omit<SequenceAttributes, 'ownedBy' | 'unlogged'> {
  readonly oid: Oid;
  readonly schema: string;
  readonly name: string;
  /** The path of the column that owns it: schema, table, column. */
  readonly owner: readonly string[] | null;
  readonly unlogged: boolean;
}

/** Sequences that are part of a column are the column's; those owned by what is not read go with their owner. */
export const sequenceCatalog: Catalog<SequenceRow, Sequence> = {
  query: () => sql`
    SELECT c.oid, c.schema, c.name, format_type(s.seqtypid, NULL) AS type, s.seqstart::text AS start,
      s.seqincrement::text AS increment, s.seqmin::text AS minimum, s.seqmax::text AS maximum,
      s.seqcache::text AS cache, s.seqcycle AS cycle, k.relpersistence = 'u' AS unlogged,
      CASE WHEN t.oid IS NOT NULL THEN json_build_array(t.schema, t.name, a.attname) END AS owner
    FROM own_relations c
    JOIN pg_sequence s ON s.seqrelid = c.oid
    JOIN pg_class k ON k.oid = c.oid
    LEFT JOIN pg_depend o ON o.classid = 'pg_class'::regclass AND o.objid = c.oid AND o.objsubid = 0
      AND o.refclassid = 'pg_class'::regclass AND o.refobjsubid > 0 AND o.deptype IN ('a', 'i')
    LEFT JOIN tables t ON t.oid = o.refobjid
    LEFT JOIN pg_attribute a ON a.attrelid = o.refobjid AND a.attnum = o.refobjsubid
    WHERE c.kind = 'S' AND (o.objid IS NULL OR t.oid IS NOT NULL)
      AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_class'::regclass AND m.objid = c.oid)
      AND c.oid NOT IN (SELECT p.oid FROM column_sequences p)`,
  toObject: ({ schema, name, owner, type, start, increment, minimum, maximum, cache, cycle, unlogged }) => ({
    kind: 'sequence',
    id: sequenceId(schema, name),
    name: [schema, name],
    attributes: {
      ...{ type, start, increment, minimum, maximum, cache, cycle },
      ownedBy: owner && objectId('column', owner),
      ...(unlogged && owner === null ? { unlogged } : {}),
    },
    dependsOn: [],
  }),
  addresses: ({ oid }) => [[catalogClass.relation, oid]],
};
