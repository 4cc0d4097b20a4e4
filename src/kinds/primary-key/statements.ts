import { objectName } from '../../model/object.ts';
import type { Precondition } from '../../model/plan.ts';
import { ident, type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext, Statements } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { duplicateValues } from '../shared/duplicateValues.ts';
import { renameIndex } from '../shared/indexStatements.ts';
import { isSettledColumn } from '../shared/isSettledColumn.ts';
import { isUnchanged } from '../shared/isUnchanged.ts';
import { locks } from '../shared/locks.ts';
import { mayFail } from '../shared/mayFail.ts';
import { columnNames, ownName, qualifiedName } from '../shared/nameSql.ts';
import type { PrimaryKey, PrimaryKeyAttributes } from './object.ts';

export const primaryKeyStatements: Statements<'primary-key', PrimaryKeyAttributes> = {
  create: (key, context) => [
    {
      sql: sql`ALTER TABLE ${tableOf(key)} ADD ${definition(key)}`,
      locks: locks('ACCESS EXCLUSIVE', key.parent!),
      hazards: [
        {
          type: 'index-build',
          message: `Nobody reads or writes ${displayName(objectName(key.parent!))} until the index is built.`,
        },
        ...mayFail(duplicates(key, context), 'Fails where rows are the same in the key.'),
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
  check: ({ after }, context) => duplicates(after, context),
};

function nameOf({ name }: PrimaryKey): Sql {
  return ident(name.at(-1)!);
}

function tableOf({ parent }: PrimaryKey): Sql {
  return qualifiedName(parent!);
}

function definition(key: PrimaryKey): Sql {
  return sql`CONSTRAINT ${nameOf(key)} PRIMARY KEY (${columnNames(key.attributes.columns)})`;
}

/** Of new columns nothing is known yet. Columns with NULL are those columns' own problem: they become required. */
function duplicates(key: PrimaryKey, context: StatementContext): readonly Precondition[] {
  const { columns } = key.attributes;
  if (isUnchanged(key, context) || !columns.every((id) => isSettledColumn(id, context))) return [];
  return [duplicateValues(key, { keys: columns.map(ownName), nullsEqual: true })];
}
