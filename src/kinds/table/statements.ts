import { objectId } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { qualified, sql } from '../../sql/sql.ts';
import type { StatementContext, Statements } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { keysOfWholes } from '../shared/keysOfWholes.ts';
import { locks } from '../shared/locks.ts';
import { renameCounter } from '../shared/renameCounter.ts';
import { renameInSchema } from '../shared/renameInSchema.ts';
import { inheritedColumns, parentTables } from '../shared/tableColumns.ts';
import { besideDefault } from './besideDefault.ts';
import { createTableSql } from './createTable.ts';
import { followParents } from './followParents.ts';
import { keysInTheWay } from './keysToWhole.ts';
import { leaveWhole, rowsReferredTo } from './leaveWhole.ts';
import { requireMerged } from './mergedColumns.ts';
import { keysOfMoved, moveBack, movesBack } from './moveBack.ts';
import type { Table, TableAttributes } from './object.ts';
import { checkMoved, isReplaced, isWithinReplaced, setAside, takeBack } from './replaceTable.ts';
import { enterRowSecurity } from './rules.ts';

export const tableStatements: Statements<'table', TableAttributes> = {
  create: (table, context) => [
    ...besideDefault(table, creation(table, context), context),
    ...enterRowSecurity(table),
    ...followParents(table, context),
    ...requireMerged(table, context),
    ...(isReplaced(table, context) ? takeBack(table, context) : []),
  ],
  drop: (table, context) => {
    if (isReplaced(table, context)) return setAside(table, context);
    return movesBack(table, context) ? moveBack(table, context) : dropWithRows(table, context);
  },
  createRebuilds: keysInTheWay,
  dropRebuilds: keysOfMoved,
  checkDrop: (table, context) => (movesBack(table, context) ? [] : rowsReferredTo(table, context)),
  rename: {
    // One partition goes and another comes: that is no question. The same bound under another name is a rename.
    when: (table) => (table.attributes.partition ? 'equal' : 'ask'),
    rename: (before, after, context) => [
      ...renameInSchema({
        word: sql`TABLE`,
        before: before.name,
        after: after.name,
        locks: locks('ACCESS EXCLUSIVE', after.id),
        isTaken: (name) => relationKinds.some((kind) => context.before.has(objectId(kind, name))),
      }),
      ...renameCounters(before, after, context),
    ],
  },
  // A partition stays in its schema when its table goes into another.
  movesWithParent: false,
  // The rows of its table that belong into it.
  occupies: ({ attributes }) => attributes.partition?.of,
  address: ({ name }) => sql`TABLE ${qualified(name)}`,
  handsOver: true,
  dropsWithParent: (table, context) => !isReplaced(table, context) || isWithinReplaced(table, context),
  check: ({ after }, context) => checkMoved(after, context),
  losesData: (table, context) =>
    keepsRows(table, context) || movesBack(table, context) ? undefined : loss(table),
};

const relationKinds = ['table', 'view', 'materialized-view', 'sequence', 'index', 'unique'];

function creation(table: Table, context: StatementContext): Action {
  const { partition } = table.attributes;
  const hasOwnKey = context.children(context.after, table.id).some(({ kind }) => kind === 'primary-key');
  return {
    sql: createTableSql(table, context),
    prefers: [
      // It takes over how these are kept, and what changes that later need not reach it.
      ...inheritedColumns(table.id, context.after, context).map(({ id }) => id),
      ...(hasOwnKey ? keysOfWholes(table.id, context.after) : []),
    ],
    ...(partition ? { locks: locks('ACCESS EXCLUSIVE', partition.of) } : {}),
  };
}

function dropWithRows(table: Table, context: StatementContext): readonly Action[] {
  return [
    ...leaveWhole(table, context),
    {
      sql: sql`DROP TABLE ${qualified(table.name)}`,
      locks: locks('ACCESS EXCLUSIVE', table.id, ...parentTables(table)),
      hazards: [{ type: 'data-loss', ...loss(table) }],
    },
  ];
}

/** PostgreSQL leaves them their old names. */
function renameCounters(before: Table, after: Table, context: StatementContext): readonly Action[] {
  return context.children(context.before, after.id).flatMap((child) => {
    const column = context.oldName(child);
    return renameCounter(child, { table: before.name[1]!, column }, { table: after.name[1]!, column });
  });
}

/** Where it is made anew, or was a part of what is. */
function keepsRows(table: Table, context: StatementContext): boolean {
  return isReplaced(table, context) || isWithinReplaced(table, context);
}

function loss({ name }: Table) {
  return {
    when: sql`SELECT EXISTS (SELECT FROM ${qualified(name)})`,
    message: `The rows of table ${displayName(name)} are lost.`,
  };
}
