import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { SchemaObject } from '../../model/object.ts';
import type { Precondition } from '../../model/plan.ts';
import { join, type Sql, sql } from '../../sql/sql.ts';
import { displayName } from './displayName.ts';
import { qualifiedName } from './nameSql.ts';

interface Keys {
  /** Columns, and expressions in parentheses. */
  readonly keys: readonly Sql[];
  /** Further columns, which get one value for all rows that are there. */
  readonly constants?: readonly Sql[];
  /** Rows that the key does not cover, as a condition; absent: it covers all. */
  readonly where?: Sql;
  /** Whether two rows with NULL in the same place are the same. */
  readonly nullsEqual: boolean;
}

/** A unique key cannot be made over rows that are the same in it: the error `duplicate-values`. */
export function duplicateValues(
  object: SchemaObject,
  { keys, constants = [], where, nullsEqual }: Keys,
): Precondition {
  const table = qualifiedName(object.parent!);
  const conditions = [
    ...(where ? [sql`(${where})`] : []),
    ...(nullsEqual ? [] : keys.map((key) => sql`${key} IS NOT NULL`)),
  ];
  const filter = conditions.length === 0 ? sql`` : sql` WHERE ${join(conditions, sql` AND `)}`;
  const groups = keys.length === 0 ? sql`` : sql` GROUP BY ${join(keys)}`;
  return {
    when: sql`SELECT EXISTS (SELECT FROM ${table}${filter}${groups} HAVING count(*) > 1)`,
    diagnostic: errorDiagnostic(
      'duplicate-values',
      `${displayName(object.name)} cannot be created: rows of the table are the same in ${join([...keys, ...constants]).text()}.`,
      {
        ...(object.origin ? { span: object.origin } : { subject: object.id }),
        fixes: [
          { title: 'Change or delete the duplicates first, in a migration of their own (`--create-only`).' },
        ],
      },
    ),
  };
}
