import { type Sql, sql } from '../../sql/sql.ts';

/** The bound of the partition `c` of pg_class, as PostgreSQL prints it; the values of a list in one order of all. */
export const partitionBound: Sql = sql`(SELECT CASE WHEN bound LIKE 'FOR VALUES IN (%' THEN 'FOR VALUES IN (' || (
        SELECT string_agg(m[1], ', ' ORDER BY m[1] COLLATE "C")
        FROM regexp_matches(substr(bound, 16), '(''(?:[^'']|'''')*''|[^[:space:],()]+)', 'g') AS m) || ')' ELSE bound END
      FROM pg_get_expr(c.relpartbound, c.oid) AS bound)`;
