import type { Action, Hazard, Precondition } from '../../model/plan.ts';
import { ident, join, qualified, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { AttributeRule, StatementContext, Statements } from '../kind.ts';
import { duplicateHazards, duplicateValues } from '../shared/duplicateValues.ts';
import { indexDefinitionRules } from '../shared/indexRules.ts';
import { includeSql, indexSql, indexStorageSql, isPlainKey, keySql } from '../shared/indexSql.ts';
import { createIndex, dropIndex, indexBuild, isBuiltBeside, renameIndex } from '../shared/indexStatements.ts';
import { isPartitioned } from '../shared/isPartitioned.ts';
import { isUnchanged } from '../shared/isUnchanged.ts';
import { keysOfWholes } from '../shared/keysOfWholes.ts';
import { locks } from '../shared/locks.ts';
import { qualifiedName } from '../shared/nameSql.ts';
import { isKnownColumn, isNewAndNull, rowsWithNewColumns } from '../shared/rowsWithNewColumns.ts';
import { needsPeriods } from '../shared/withoutOverlaps.ts';
import { writtenDefinition } from '../shared/writtenDefinition.ts';
import type { Unique, UniqueAttributes } from './object.ts';

export const uniqueStatements: Statements<'unique', UniqueAttributes> = {
  create,
  drop: (unique) => [hasConstraint(unique) ? dropConstraint(unique) : dropIndex(unique)],
  rename: { when: 'equal', rename: (before, after) => renameIndex(before.name, after) },
  address: (unique) =>
    hasConstraint(unique)
      ? sql`CONSTRAINT ${nameOf(unique)} ON ${qualifiedName(unique.attributes.table)}`
      : sql`INDEX ${qualified(unique.name)}`,
  check: ({ after }, context) => [
    ...(after.attributes.withoutOverlaps ? needsPeriods(after, 'withoutOverlaps', context.version) : []),
    ...duplicates(after, context),
  ],
};

const replace: AttributeRule<'unique', UniqueAttributes> = { change: 'replace' };

type UniqueRules = { readonly [P in keyof UniqueAttributes]-?: AttributeRule<'unique', UniqueAttributes> };

export const uniqueRules: UniqueRules = {
  ...indexDefinitionRules,
  nullsNotDistinct: replace,
  withoutOverlaps: replace,
  constraint: {
    change: 'alter',
    alter: (_, after) => (hasConstraint(after) ? [addConstraint(after)] : []),
    replaceWhen: (before) => hasConstraint(before),
    // PostgreSQL puts no constraint on an index of a partitioned table.
    rebuilds: ({ id, parent }, _, { before }) => (isPartitioned(before.get(parent!)) ? [id] : []),
  },
};

/** A declaration that leaves it open gets no constraint: Prisma makes a plain unique index. */
function hasConstraint({ attributes: { constraint } }: Unique): boolean {
  return constraint !== null && constraint !== 'none';
}

function nameOf({ name }: Unique): Sql {
  return ident(name.at(-1)!);
}

/** A constraint with an index that a constraint cannot describe, or not build, is put on the index afterwards. */
function create(unique: Unique, context: StatementContext): readonly Action[] {
  const successor = context.successors?.get(unique.id);
  if (successor) {
    return hasConstraint(unique)
      ? [addConstraint(unique, successor.name)]
      : renameIndex(successor.name, unique);
  }
  const columns = unique.attributes.elements.flatMap(({ column }) => column ?? []);
  const hazards = duplicateHazards(unique, columns, duplicates(unique, context), context);
  const { withoutOverlaps } = unique.attributes;
  const isWhole = withoutOverlaps || (isPlainKey(unique.attributes) && !isBuiltBeside(unique, context));
  if (hasConstraint(unique) && isWhole) {
    return [{ ...createConstraint(unique, hazards), prefers: keysOfWholes(unique.parent!, context.after) }];
  }
  const index = createIndex(
    unique,
    { definition: indexSql(writtenDefinition(unique)), unique: true },
    context,
  );
  return [
    { ...index, hazards: [...(index.hazards ?? []), ...hazards] },
    ...(hasConstraint(unique) ? [addConstraint(unique)] : []),
  ];
}

function createConstraint(unique: Unique, hazards: readonly Hazard[]): Action {
  const { table, elements, nullsNotDistinct, withoutOverlaps } = unique.attributes;
  const parts = [
    sql`ALTER TABLE ${qualifiedName(table)} ADD CONSTRAINT ${nameOf(unique)} UNIQUE`,
    ...(nullsNotDistinct ? [sql`NULLS NOT DISTINCT`] : []),
    sql`(${join(elements.map(keySql))}${withoutOverlaps ? sql` WITHOUT OVERLAPS` : sql``})`,
    ...includeSql(unique.attributes),
    ...indexStorageSql(writtenDefinition(unique), sql`USING INDEX TABLESPACE`),
    ...deferrability(unique),
  ];
  return {
    sql: join(parts, sql` `),
    locks: locks('ACCESS EXCLUSIVE', table),
    hazards: [indexBuild(unique, 'reads or writes'), ...hazards],
  };
}

function addConstraint(unique: Unique, index: readonly string[] = unique.name): Action {
  const { table } = unique.attributes;
  const name = nameOf(unique);
  const parts = [
    sql`ALTER TABLE ${qualifiedName(table)} ADD CONSTRAINT ${name} UNIQUE USING INDEX ${ident(index.at(-1)!)}`,
    ...deferrability(unique),
  ];
  return { sql: join(parts, sql` `), locks: locks('ACCESS EXCLUSIVE', table) };
}

function deferrability({ attributes: { constraint } }: Unique): readonly Sql[] {
  if (constraint === 'deferrable') return [sql`DEFERRABLE`];
  return constraint === 'initially deferred' ? [sql`DEFERRABLE INITIALLY DEFERRED`] : [];
}

function dropConstraint(unique: Unique): Action {
  const { table } = unique.attributes;
  return {
    sql: sql`ALTER TABLE ${qualifiedName(table)} DROP CONSTRAINT ${nameOf(unique)}`,
    locks: locks('ACCESS EXCLUSIVE', table),
  };
}

/** Asked only of columns whose values are known already, and of keys that were not unique before. */
function duplicates(unique: Unique, context: StatementContext): readonly Precondition[] {
  const { table, elements, predicate, nullsNotDistinct } = unique.attributes;
  if (isUnchanged(unique, context) || !context.before.has(table)) return [];
  if (!elements.every(({ column }) => !column || isKnownColumn(column, context))) return [];
  if (!nullsNotDistinct && elements.some(({ column }) => column && isNewAndNull(column, context))) return [];
  return [
    duplicateValues(unique, {
      keys: elements.map(keySql),
      from: rowsWithNewColumns(table, context),
      nullsEqual: nullsNotDistinct,
      ...(predicate === null ? {} : { where: verbatim(predicate) }),
    }),
  ];
}
