import { deepEqual } from '../../model/deepEqual.ts';
import { literal, qualified, sql } from '../../sql/sql.ts';
import type { ExpressionProbe } from '../kind.ts';
import type { DomainAttributes } from './object.ts';
import { createSql } from './statements.ts';

/** Makes a temporary domain with the same default. */
export const domainExpressions: ExpressionProbe<'domain', DomainAttributes> = {
  paths: ({ attributes }) => (attributes.default === null ? [] : [['default']]),
  comparable: (declared, current) => deepEqual(declared.attributes.type, current.attributes.type),
  probe: (domain, scratch) => {
    const name = ['pg_temp', scratch];
    return {
      make: [createSql({ ...domain, name }, [])],
      read: sql`SELECT 0 AS path, pg_get_expr(typdefaultbin, 0, true) AS text FROM pg_type
        WHERE oid = ${literal(qualified(name).text())}::regtype`,
    };
  },
};
