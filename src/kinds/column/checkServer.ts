import { deepEqual } from '../../model/deepEqual.ts';
import type { Precondition } from '../../model/plan.ts';
import { sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { needsServer } from '../shared/needsServer.ts';
import type { Column } from './object.ts';

interface ColumnChange {
  readonly before?: Column;
  readonly after: Column;
}

/** What a column needs of the server, which an older one does not have. */
export function checkServer(change: ColumnChange, context: StatementContext): readonly Precondition[] {
  return [...checkDefault(change, context), ...checkNotNull(change.after, context)];
}

function checkNotNull(column: Column, { version }: StatementContext): readonly Precondition[] {
  const { validated, inherited } = column.attributes.notNull ?? {};
  const [what, word] =
    validated === false
      ? ['a NOT NULL over rows that may hold NULL (NOT VALID)', 'validated']
      : ['a NOT NULL that is not inherited', 'inherit'];
  const isNew = validated === false || inherited === false;
  return isNew ? needsServer(column, version, { major: 18, what, fix: `leave out \`${word}: false\`` }) : [];
}

function checkDefault(
  { before, after }: ColumnChange,
  { version }: StatementContext,
): readonly Precondition[] {
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
