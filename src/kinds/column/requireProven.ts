import { deepEqual } from '../../model/deepEqual.ts';
import type { Action } from '../../model/plan.ts';
import { maximumNameBytes } from '../../sql/quoteIdentifier.ts';
import { ident, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { alterTable } from '../shared/alterTable.ts';
import { baseType } from '../shared/baseType.ts';
import { truncateName } from '../shared/constraintName.ts';
import { displayName } from '../shared/displayName.ts';
import { validate } from '../shared/validation.ts';
import { nullHazard, setNotNull } from './alterTable.ts';
import { columnName } from './columnSql.ts';
import { isUnproven } from './notNull.ts';
import type { Column } from './object.ts';
import { isOverride } from './override.ts';

/**
 * Whether a column that becomes required is proven to hold values while others read and write. A row is not NULL as a
 * check sees it where one field of it is, so this is not for columns of rows; and all rows are read anyway where
 * their type changes.
 */
export function provesItself(
  before: Column,
  after: Column,
  { online, after: schema }: StatementContext,
): boolean {
  const { type } = after.attributes;
  const base = baseType(type, schema);
  const holdsRows = 'object' in base && !base.array && schema.get(base.object)?.kind !== 'enum';
  const isPlain =
    !holdsRows && !isOverride(after) && !isUnproven(after) && after.hints?.backfill === undefined;
  return online === true && isPlain && deepEqual(type, before.attributes.type);
}

/** PostgreSQL takes a check that holds for all rows as a proof, and does not read them again under its own lock. */
export function requireProven(column: Column, version: number): readonly Action[] {
  const [table, name] = [column.parent!, checkName(column)];
  const shown = displayName(column.name);
  const check = sql`ADD CONSTRAINT ${ident(name)} CHECK (${columnName(column)} IS NOT NULL) NOT VALID`;
  const { hazards: _, ...require } = setNotNull(column, version);
  const validation = validate(table, name);
  return [
    {
      ...alterTable({ table, step: 'alter', clauses: [check] }),
      stage: 'prepare',
      summary: `Let no row be written without ${shown}.`,
    },
    {
      ...validation,
      hazards: [...(validation.hazards ?? []), nullHazard(column)],
      summary: `Look for rows without ${shown}.`,
    },
    { ...require, summary: `Make ${shown} required.` },
    {
      ...alterTable({ table, step: 'drop', clauses: [sql`DROP CONSTRAINT ${ident(name)}`] }),
      stage: 'finish',
      summary: `Drop what has proven that ${shown} may be required.`,
    },
  ];
}

function checkName({ name }: Column): string {
  const suffix = '_required';
  return `${truncateName(`${name.at(-2)}_${name.at(-1)}`, maximumNameBytes - suffix.length)}${suffix}`;
}
