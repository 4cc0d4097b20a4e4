import type { SchemaObject } from '../../model/object.ts';
import type { Precondition } from '../../model/plan.ts';
import { ident, type Sql, sql } from '../../sql/sql.ts';
import type { ParameterSpec } from '../declaration.ts';
import { needsServer } from './needsServer.ts';

/** Of a key, `withoutOverlaps: true`. */
export const withoutOverlapsParameter: ParameterSpec = {
  name: 'withoutOverlaps',
  type: 'boolean',
  documentation:
    'The last column is a range: rows that are the same in the others have ranges apart (PostgreSQL 18).',
};

/** A column of a query over a constraint: the name of the row of pg_constraint. */
export function periodColumn(constraint: Sql, name: string, version: number): Sql {
  const period = version >= 180_000 ? sql`coalesce(${constraint}.conperiod, false)` : sql`false`;
  return sql`${period} AS ${ident(name)}`;
}

/** WITHOUT OVERLAPS, and the foreign keys with PERIOD to it, are new in PostgreSQL 18. */
export function needsPeriods(object: SchemaObject, word: string, version: number): readonly Precondition[] {
  return needsServer(object, version, {
    major: 18,
    what: 'a key over periods of time',
    fix: `leave out \`${word}: true\``,
  });
}
