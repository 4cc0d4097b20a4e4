import { objectName } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { ident, join, literal, qualified, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { AttributeRule, ExpressionProbe, Statements } from '../kind.ts';
import { locks } from '../shared/locks.ts';
import { ownName, qualifiedName } from '../shared/nameSql.ts';
import { renameInSchema } from '../shared/renameInSchema.ts';
import { createScratchTable } from '../shared/scratchTable.ts';
import { type Statistics, type StatisticsAttributes, statisticsKinds } from './object.ts';

export const statisticsStatements: Statements<'statistics', StatisticsAttributes> = {
  create: (statistics) => [
    {
      sql: sql`CREATE STATISTICS ${qualified(statistics.name)} ${definition(statistics, qualifiedName(statistics.attributes.table))}`,
      locks: locks('SHARE UPDATE EXCLUSIVE', statistics.attributes.table),
    },
    ...(statistics.attributes.target === undefined ? [] : [alterTarget(statistics)]),
  ],
  drop: (statistics) => [
    {
      sql: sql`DROP STATISTICS ${qualified(statistics.name)}`,
      locks: locks('SHARE UPDATE EXCLUSIVE', statistics.attributes.table),
    },
  ],
  rename: {
    when: 'equal',
    rename: (before, after) =>
      renameInSchema({ word: sql`STATISTICS`, before: before.name, after: after.name }),
  },
  // ALTER TABLE … SET SCHEMA leaves them where they are.
  movesWithParent: false,
  address: ({ name }) => sql`STATISTICS ${qualified(name)}`,
};

const replace: AttributeRule<'statistics', StatisticsAttributes> = { change: 'replace' };

export const statisticsRules: {
  readonly [P in keyof StatisticsAttributes]-?: AttributeRule<'statistics', StatisticsAttributes>;
} = {
  table: replace,
  columns: replace,
  elements: replace,
  kinds: replace,
  target: { change: 'alter', alter: (_, after) => [alterTarget(after)] },
};

/** `(mcv) ON city, (lower(title)) FROM deals`; all kinds, and those of a single expression, go without saying. */
function definition({ attributes }: Statistics, table: Sql): Sql {
  const { columns, elements, kinds } = attributes;
  const isStated = kinds.length > 0 && kinds.length < statisticsKinds.length;
  const parts = [
    ...columns.map(ownName),
    ...elements.map(({ expression }) => sql`(${verbatim(expression)})`),
  ];
  return sql`${isStated ? sql`(${join(kinds.map(verbatim))}) ` : sql``}ON ${join(parts)} FROM ${table}`;
}

function alterTarget({ name, attributes: { table, target } }: Statistics): Action {
  return {
    sql: sql`ALTER STATISTICS ${qualified(name)} SET STATISTICS ${literal(target ?? -1)}`,
    locks: locks('SHARE UPDATE EXCLUSIVE', table),
  };
}

/** Makes the statistics on an empty temporary table. */
export const statisticsExpressions: ExpressionProbe<'statistics', StatisticsAttributes> = {
  paths: ({ attributes }) => attributes.elements.map((_, index) => ['elements', index, 'expression']),
  probe: (statistics, scratch, context) => {
    const [schema] = objectName(statistics.attributes.table);
    const name = qualified([schema!, `${scratch}_statistics`]);
    return {
      make: [
        createScratchTable(scratch, statistics.attributes.table, context),
        sql`CREATE STATISTICS ${name} ${definition(statistics, ident(scratch))}`,
      ],
      read: sql`SELECT place::int - 1 AS path, text FROM pg_statistic_ext,
        unnest(pg_get_statisticsobjdef_expressions(oid)) WITH ORDINALITY AS e(text, place)
        WHERE stxrelid = ${literal(`pg_temp.${ident(scratch).text()}`)}::regclass`,
    };
  },
};
