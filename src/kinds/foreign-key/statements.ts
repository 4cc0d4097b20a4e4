import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { type ObjectId, objectName } from '../../model/object.ts';
import type { Action, Hazard, Precondition } from '../../model/plan.ts';
import { ident, join, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { AttributeRule, StatementContext, Statements } from '../kind.ts';
import { dropConstraint, renameConstraint } from '../shared/constraintStatements.ts';
import { isOfDeclaredRow } from '../shared/declaredRows.ts';
import { deferrableSql } from '../shared/deferrable.ts';
import { displayName } from '../shared/displayName.ts';
import { isSettledColumn } from '../shared/isSettledColumn.ts';
import { isUnchanged } from '../shared/isUnchanged.ts';
import { locks } from '../shared/locks.ts';
import { mayFail } from '../shared/mayFail.ts';
import { columnNames, ownName, qualifiedName } from '../shared/nameSql.ts';
import { newConstant } from '../shared/newConstant.ts';
import { partitionsWithin } from '../shared/partitionsWithin.ts';
import { confirmedLater, needsEnforcement, validateConstraint, validationSql } from '../shared/validation.ts';
import { needsPeriods } from '../shared/withoutOverlaps.ts';
import type { ForeignKey, ForeignKeyAttributes } from './object.ts';

export const foreignKeyStatements: Statements<'foreign-key', ForeignKeyAttributes> = {
  create,
  drop: (key) => [dropConstraint(key, key.attributes.referencedTable)],
  // Two tables that point at each other can only be dropped when the keys are gone.
  dropsWithParent: false,
  rename: { when: 'equal', rename: (before, after) => [renameConstraint(before, after)] },
  address: (key) => sql`CONSTRAINT ${nameOf(key)} ON ${tableOf(key)}`,
  check: ({ after }, context) => [
    ...needsEnforcement(after, context.version),
    ...(after.attributes.period ? needsPeriods(after, 'period', context.version) : []),
    ...dangling(after, context),
  ],
};

function nameOf({ name }: ForeignKey): Sql {
  return ident(name.at(-1)!);
}

function tableOf({ parent }: ForeignKey): Sql {
  return qualifiedName(parent!);
}

function create(declared: ForeignKey, context: StatementContext): readonly Action[] {
  const { made: key, confirmation } = confirmedLater(declared, context);
  const { referencedTable, validation } = key.attributes;
  const [table, referenced] = [key.parent!, referencedTable].map((id) => displayName(objectName(id)));
  const failure = `Fails where rows of ${table} point at rows of ${referenced} that do not exist.`;
  return [
    {
      sql: join([sql`ALTER TABLE ${tableOf(key)} ADD CONSTRAINT ${nameOf(key)}`, ...definition(key)], sql` `),
      locks: locks('SHARE ROW EXCLUSIVE', key.parent!, referencedTable),
      requires: partitionsInMotion(referencedTable, context),
      prefers: [referencedTable, ...partitionsWithin(referencedTable, context.after, context)],
      hazards: validation === 'valid' ? [scanHazard(key), ...mayFail(dangling(key, context), failure)] : [],
    },
    ...confirmation,
  ];
}

/** Only what stands in a partition can be referred to; on the way back, rows leave those that go. */
function partitionsInMotion(table: ObjectId, context: StatementContext): readonly ObjectId[] {
  const { before, after, wayBack } = context;
  return [after, ...(wayBack ? [before] : [])].flatMap((schema) => partitionsWithin(table, schema, context));
}

function scanHazard(key: ForeignKey): Hazard {
  const [table, referenced] = [key.parent!, key.attributes.referencedTable].map((id) =>
    displayName(objectName(id)),
  );
  return {
    type: 'full-scan',
    message: `Nobody writes ${table} or ${referenced} while all rows of ${table} are checked.`,
  };
}

function definition({ attributes }: ForeignKey): readonly Sql[] {
  const { columns, referencedTable, referencedColumns, match, onDelete, onUpdate, onDeleteColumns, period } =
    attributes;
  const names = period ? withPeriod : columnNames;
  const only = onDeleteColumns.length === 0 ? sql`` : sql` (${columnNames(onDeleteColumns)})`;
  return [
    sql`FOREIGN KEY (${names(columns)})`,
    sql`REFERENCES ${qualifiedName(referencedTable)} (${names(referencedColumns)})`,
    ...(match === 'full' ? [sql`MATCH FULL`] : []),
    ...(onDelete === 'NO ACTION' ? [] : [sql`ON DELETE ${verbatim(onDelete)}${only}`]),
    ...(onUpdate === 'NO ACTION' ? [] : [sql`ON UPDATE ${verbatim(onUpdate)}`]),
    ...deferrableSql(attributes.deferrable),
    ...validationSql(attributes.validation),
  ];
}

/** `id, PERIOD during` */
function withPeriod(columns: readonly ObjectId[]): Sql {
  const [period] = columns.slice(-1).map(ownName);
  return join([...columns.slice(0, -1).map(ownName), sql`PERIOD ${period!}`]);
}

/**
 * Rows that point at nothing; asked only of columns that are there already, and of those that get one value for all rows.
 * What covers a period may be many rows.
 */
function dangling(key: ForeignKey, context: StatementContext): readonly Precondition[] {
  const { columns, referencedColumns, referencedTable, validation } = key.attributes;
  const isKnown = (id: ObjectId) => isSettledColumn(id, context) || newConstant(id, context) !== undefined;
  const isAsked =
    columns.every(isKnown) &&
    (isEmpty(referencedTable, context) || referencedColumns.every((id) => isSettledColumn(id, context)));
  if (validation !== 'valid' || !isAsked || isUnchanged(key, context) || key.attributes.period) return [];
  const table = displayName(objectName(key.parent!));
  const referenced = displayName(objectName(referencedTable));
  return [
    {
      when: danglingRows(key, context),
      diagnostic: errorDiagnostic(
        'missing-referenced-rows',
        `The foreign key ${displayName(key.name.slice(-1))} cannot be created: rows of ${table} point at rows of ${referenced} that do not exist.`,
        {
          ...(key.origin ? { span: key.origin } : { subject: key.id }),
          fixes: [
            { title: 'Change or delete these rows first, in a migration of their own (`--create-only`).' },
          ],
        },
      ),
    },
  ];
}

/** In a new table there are no rows to point at; one that is made anew keeps those that it has. */
function isEmpty(table: ObjectId, { before, creates }: StatementContext): boolean {
  return creates(table) && !before.has(table);
}

function danglingRows(key: ForeignKey, context: StatementContext): Sql {
  const { columns, referencedColumns, referencedTable } = key.attributes;
  const values = columns.map((id) => newConstant(id, context) ?? sql`c.${ownName(id)}`);
  const present = values.map((value) => sql`${value} IS NOT NULL`);
  const equal = values.map((value, index) => sql`r.${ownName(referencedColumns[index]!)} = ${value}`);
  const target = sql`SELECT FROM ${qualifiedName(referencedTable)} r WHERE ${join(equal, sql` AND `)}`;
  const missing = isEmpty(referencedTable, context) ? [] : [sql`NOT EXISTS (${target})`];
  const coming = isOfDeclaredRow(referencedTable, referencedColumns, values, context);
  return sql`SELECT EXISTS (SELECT FROM ${tableOf(key)} c WHERE ${join([...present, ...missing, ...(coming ? [sql`NOT ${coming}`] : [])], sql` AND `)})`;
}

const replace: AttributeRule<'foreign-key', ForeignKeyAttributes> = { change: 'replace' };

type ForeignKeyRules = {
  readonly [P in keyof ForeignKeyAttributes]-?: AttributeRule<'foreign-key', ForeignKeyAttributes>;
};

export const foreignKeyRules: ForeignKeyRules = {
  columns: replace,
  referencedTable: replace,
  referencedColumns: replace,
  onDelete: replace,
  onUpdate: replace,
  onDeleteColumns: replace,
  match: replace,
  deferrable: { change: 'alter', alter: (_, after) => [alterDeferrability(after)] },
  period: replace,
  validation: { change: 'alter', alter: alterValidation, replaceWhen: isUnvalidated },
};

function alterDeferrability(key: ForeignKey): Action {
  const [clause = sql`NOT DEFERRABLE`] = deferrableSql(key.attributes.deferrable);
  return alterConstraint(key, clause);
}

/** PostgreSQL checks all rows when it begins to enforce a key. */
function alterValidation(before: ForeignKey, after: ForeignKey): readonly Action[] {
  const { validation } = after.attributes;
  if (validation === 'not enforced') return [alterConstraint(after, sql`NOT ENFORCED`)];
  if (before.attributes.validation === 'not enforced') {
    return [{ ...alterConstraint(after, sql`ENFORCED`), hazards: [scanHazard(after)] }];
  }
  const validate = validateConstraint(after);
  const referenced = locks('ROW SHARE', after.attributes.referencedTable);
  return [{ ...validate, locks: [...(validate.locks ?? []), ...referenced] }];
}

/** Whether a key that was validated, or need not be, is to be one that is not. */
function isUnvalidated(_: ForeignKey, after: ForeignKey): boolean {
  return after.attributes.validation === 'not valid';
}

function alterConstraint(key: ForeignKey, change: Sql): Action {
  return {
    sql: sql`ALTER TABLE ${tableOf(key)} ALTER CONSTRAINT ${nameOf(key)} ${change}`,
    locks: locks('ACCESS EXCLUSIVE', key.parent!),
  };
}
