import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { deepEqual } from '../../model/deepEqual.ts';
import type { Precondition } from '../../model/plan.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import type { Column, ColumnDefault } from './object.ts';

/** What the default of a column needs of the server, which an older one does not have. */
export function checkServer(
  change: { readonly before?: Column; readonly after: Column },
  { version }: StatementContext,
): readonly Precondition[] {
  const { before, after } = change;
  const value = after.attributes.default;
  if (value === null || version >= 180_000 || deepEqual(before?.attributes.default, value)) return [];
  const need = needOf(value);
  if (!need) return [];
  const major = Math.floor(version / 10_000);
  const message = `${displayName(after.name)} needs PostgreSQL 18 for ${need.what}, and this server is PostgreSQL ${major}.`;
  const diagnostic = errorDiagnostic('server-too-old', message, {
    ...(after.origin ? { span: after.origin } : { subject: after.id }),
    fixes: [{ title: need.fix }],
  });
  return [{ when: need.when, diagnostic }];
}

interface Need {
  readonly what: string;
  readonly fix: string;
  /** Whether the server lacks it. */
  readonly when: Sql;
}

function needOf(value: ColumnDefault): Need | undefined {
  if (value.type === 'generated' && !value.stored) {
    return {
      what: 'a generated column that is not stored',
      fix: 'leave out `stored: false`',
      when: sql`SELECT true`,
    };
  }
  if (value.type !== 'expression' || !/\buuidv7\s*\(/i.test(value.sql)) return undefined;
  return {
    what: '`uuidv7()`',
    fix: 'use `uuid()`, which is random, or make a function `uuidv7()`',
    when: sql`SELECT to_regprocedure('uuidv7()') IS NULL`,
  };
}
