import { literal, qualified, sql } from '../../sql/sql.ts';
import type { ExpressionProbe } from '../kind.ts';
import { checkedSql } from '../shared/checkedSql.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import { typeSql } from '../shared/typeSql.ts';
import type { DomainConstraintAttributes } from './object.ts';

/** Puts the check on a temporary domain over the same type. */
export const domainConstraintExpressions: ExpressionProbe<'domain-constraint', DomainConstraintAttributes> = {
  paths: () => [['expression']],
  probe: ({ attributes, parent }, scratch, { after }) => {
    const { type } = after.get(parent!)!.attributes as { readonly type: TypeRef };
    const name = qualified(['pg_temp', scratch]);
    return {
      make: [sql`CREATE DOMAIN ${name} AS ${typeSql(type)} CHECK (${checkedSql(attributes.expression)})`],
      read: sql`SELECT 0 AS path, pg_get_expr(c.conbin, 0, true) AS text FROM pg_constraint c
        WHERE c.contypid = ${literal(name.text())}::regtype AND c.contype = 'c'`,
    };
  },
};
