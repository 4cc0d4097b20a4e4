import { objectName } from '../../model/object.ts';
import type { Action, Precondition } from '../../model/plan.ts';
import { ident, join, type Sql, sql } from '../../sql/sql.ts';
import type { AttributeRule, StatementContext, Statements } from '../kind.ts';
import { deferrableSql } from '../shared/deferrable.ts';
import { displayName } from '../shared/displayName.ts';
import { duplicateHazards, duplicateValues } from '../shared/duplicateValues.ts';
import { includeSql, indexStorageSql } from '../shared/indexSql.ts';
import { moveIndex, renameIndex } from '../shared/indexStatements.ts';
import { isUnchanged } from '../shared/isUnchanged.ts';
import { keysOfWholes } from '../shared/keysOfWholes.ts';
import { locks } from '../shared/locks.ts';
import { columnNames, ownName, qualifiedName } from '../shared/nameSql.ts';
import { isKnownColumn, rowsWithNewColumns } from '../shared/rowsWithNewColumns.ts';
import { needsPeriods } from '../shared/withoutOverlaps.ts';
import { writtenParameters } from '../shared/writtenParameters.ts';
import type { PrimaryKey, PrimaryKeyAttributes } from './object.ts';

export const primaryKeyStatements: Statements<'primary-key', PrimaryKeyAttributes> = {
  create: (key, context) => [
    onSuccessor(key, context) ?? {
      sql: sql`ALTER TABLE ${tableOf(key)} ADD ${definition(key)}`,
      prefers: keysOfWholes(key.parent!, context.after),
      locks: locks('ACCESS EXCLUSIVE', key.parent!),
      hazards: [
        {
          type: 'index-build',
          message: `Nobody reads or writes ${displayName(objectName(key.parent!))} until the index is built.`,
        },
        ...duplicateHazards(key, key.attributes.columns, duplicates(key, context), context),
      ],
    },
  ],
  inline: definition,
  drop: (key) => [
    {
      sql: sql`ALTER TABLE ${tableOf(key)} DROP CONSTRAINT ${nameOf(key)}`,
      locks: locks('ACCESS EXCLUSIVE', key.parent!),
    },
  ],
  rename: {
    when: 'equal',
    // The constraint takes the name of its index; to rename that blocks nobody.
    rename: (before, after) => renameIndex(before.name, after),
  },
  address: (key) => sql`CONSTRAINT ${nameOf(key)} ON ${tableOf(key)}`,
  check: ({ after }, context) => [
    ...(after.attributes.withoutOverlaps ? needsPeriods(after, 'withoutOverlaps', context.version) : []),
    ...duplicates(after, context),
  ],
};

const replace: AttributeRule<'primary-key', PrimaryKeyAttributes> = { change: 'replace' };

export const primaryKeyRules: {
  readonly [P in keyof PrimaryKeyAttributes]-?: AttributeRule<'primary-key', PrimaryKeyAttributes>;
} = {
  columns: replace,
  include: replace,
  deferrable: replace,
  withoutOverlaps: replace,
  parameters: replace,
  tablespace: { change: 'alter', alter: (_, after) => [moveIndex(after)] },
};

/** On the index that has been built beside the old one, which takes the name of the key. */
function onSuccessor(key: PrimaryKey, { successors }: StatementContext): Action | undefined {
  const index = successors?.get(key.id);
  if (!index) return undefined;
  const parts = [
    sql`ALTER TABLE ${tableOf(key)} ADD CONSTRAINT ${nameOf(key)} PRIMARY KEY USING INDEX ${ident(index.name.at(-1)!)}`,
    ...deferrableSql(key.attributes.deferrable ?? 'no'),
  ];
  return { sql: join(parts, sql` `), locks: locks('ACCESS EXCLUSIVE', key.parent!) };
}

function nameOf({ name }: PrimaryKey): Sql {
  return ident(name.at(-1)!);
}

function tableOf({ parent }: PrimaryKey): Sql {
  return qualifiedName(parent!);
}

function definition(key: PrimaryKey): Sql {
  const { columns, include = [], withoutOverlaps, tablespace, deferrable } = key.attributes;
  const storage = { parameters: writtenParameters(key), ...(tablespace !== undefined && { tablespace }) };
  return join(
    [
      sql`CONSTRAINT ${nameOf(key)} PRIMARY KEY (${columnNames(columns)}${withoutOverlaps ? sql` WITHOUT OVERLAPS` : sql``})`,
      ...includeSql({ include }),
      ...indexStorageSql(storage, sql`USING INDEX TABLESPACE`),
      ...deferrableSql(deferrable ?? 'no'),
    ],
    sql` `,
  );
}

/** Columns with NULL are those columns' own problem: they become required. */
function duplicates(key: PrimaryKey, context: StatementContext): readonly Precondition[] {
  const { columns } = key.attributes;
  if (isUnchanged(key, context) || !columns.every((id) => isKnownColumn(id, context))) return [];
  const from = rowsWithNewColumns(key.parent!, context);
  return [duplicateValues(key, { keys: columns.map(ownName), from, nullsEqual: true })];
}
