import { deepEqual } from '../../model/deepEqual.ts';
import type { Precondition } from '../../model/plan.ts';
import { sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { needsServer } from '../shared/needsServer.ts';
import type { Column } from './object.ts';

/** What the default of a column needs of the server, which an older one does not have. */
export function checkServer(
  change: { readonly before?: Column; readonly after: Column },
  { version }: StatementContext,
): readonly Precondition[] {
  const { before, after } = change;
  const value = after.attributes.default;
  if (value === null || deepEqual(before?.attributes.default, value)) return [];
  if (value.type === 'generated' && !value.stored) {
    const what = 'a generated column that is not stored';
    return needsServer(after, version, { major: 18, what, fix: 'leave out `stored: false`' });
  }
  if (value.type !== 'expression' || !/\buuidv7\s*\(/i.test(value.sql)) return [];
  return needsServer(after, version, {
    major: 18,
    what: '`uuidv7()`',
    fix: 'use `uuid()`, which is random, or make a function `uuidv7()`',
    when: sql`SELECT to_regprocedure('uuidv7()') IS NULL`,
  });
}
