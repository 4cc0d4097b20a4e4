import { ident, literal, sql } from '../../sql/sql.ts';
import type { ExpressionProbe } from '../kind.ts';
import { checkedSql } from '../shared/checkedSql.ts';
import { createScratchTable } from '../shared/scratchTable.ts';
import type { CheckAttributes } from './object.ts';

/** Puts the check on an empty temporary table with the same columns. */
export const checkExpressions: ExpressionProbe<'check', CheckAttributes> = {
  paths: () => [['expression']],
  probe: (check, scratch, context) => ({
    make: [
      createScratchTable(scratch, check.parent!, context),
      sql`ALTER TABLE ${ident(scratch)} ADD CHECK (${checkedSql(check.attributes.expression)})`,
    ],
    read: sql`SELECT 0 AS path, pg_get_expr(c.conbin, c.conrelid, true) AS text FROM pg_constraint c
      WHERE c.conrelid = ${literal(`pg_temp.${ident(scratch).text()}`)}::regclass AND c.contype = 'c'`,
  }),
};
