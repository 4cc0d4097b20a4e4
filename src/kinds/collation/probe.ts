import { literal, qualified, sql } from '../../sql/sql.ts';
import type { ExpressionProbe } from '../kind.ts';
import { localeOf } from './catalog.ts';
import type { CollationAttributes } from './object.ts';
import { createSql } from './statements.ts';

/** PostgreSQL writes the locales of ICU in its own way: `de_DE` becomes `de-DE`. */
export const collationExpressions: ExpressionProbe<'collation', CollationAttributes> = {
  paths: ({ attributes: { provider, locale } }) =>
    provider === 'icu' && locale !== null ? [['locale']] : [],
  comparable: (declared, current) => declared.attributes.provider === current.attributes.provider,
  probe: (collation, scratch, { version }) => {
    const name = ['pg_temp', scratch];
    return {
      make: [createSql({ ...collation, name })],
      read: sql`SELECT 0 AS path, ${localeOf(version)} AS text FROM pg_collation l
        WHERE l.oid = ${literal(qualified(name).text())}::regcollation`,
    };
  },
};
