import { deepEqual } from '../../model/deepEqual.ts';
import { ident, literal, sql } from '../../sql/sql.ts';
import type { ExpressionProbe } from '../kind.ts';
import { createScratchTable } from '../shared/scratchTable.ts';
import { columnSql } from './columnSql.ts';
import type { ColumnAttributes } from './object.ts';

/** Gives a temporary table a column with this default; a generated one stands beside the others of its table. */
export const columnExpressions: ExpressionProbe<'column', ColumnAttributes> = {
  paths: ({ attributes: { default: value } }) =>
    value?.type === 'expression' || value?.type === 'generated' ? [['default', 'sql']] : [],
  comparable: (declared, current) => deepEqual(declared.attributes.type, current.attributes.type),
  probe: (column, scratch, context) => ({
    make:
      column.attributes.default?.type === 'generated'
        ? [
            createScratchTable(scratch, column.parent!, context, { except: column.id }),
            sql`ALTER TABLE ${ident(scratch)} ADD COLUMN ${columnSql(column, context.version)}`,
          ]
        : [sql`CREATE TEMPORARY TABLE ${ident(scratch)} (${columnSql(column, context.version)})`],
    read: sql`SELECT 0 AS path, pg_get_expr(d.adbin, d.adrelid, true) AS text FROM pg_attrdef d
      WHERE d.adrelid = ${literal(`pg_temp.${ident(scratch).text()}`)}::regclass`,
  }),
};
