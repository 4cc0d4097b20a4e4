import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { objectName } from '../../model/object.ts';
import type { Hazard, Precondition } from '../../model/plan.ts';
import { ident, join, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { AttributeRule, StatementContext, Statements } from '../kind.ts';
import { dropConstraint } from '../shared/constraintStatements.ts';
import { deferrableSql } from '../shared/deferrable.ts';
import { displayName } from '../shared/displayName.ts';
import { indexDefinitionRules } from '../shared/indexRules.ts';
import { elementSql, includeSql, indexStorageSql, keySql } from '../shared/indexSql.ts';
import { indexBuild, renameIndex } from '../shared/indexStatements.ts';
import { isUnchanged } from '../shared/isUnchanged.ts';
import { locks } from '../shared/locks.ts';
import { mayFail } from '../shared/mayFail.ts';
import { qualifiedName } from '../shared/nameSql.ts';
import { isKnownColumn, isOneValue, rowsWithNewColumns } from '../shared/rowsWithNewColumns.ts';
import { writtenDefinition } from '../shared/writtenDefinition.ts';
import type { Exclusion, ExclusionAttributes } from './object.ts';

export const exclusionStatements: Statements<'exclusion', ExclusionAttributes> = {
  create: (exclusion, context) => [
    {
      sql: sql`ALTER TABLE ${qualifiedName(exclusion.parent!)} ADD CONSTRAINT ${nameOf(exclusion)} ${definition(exclusion)}`,
      locks: locks('ACCESS EXCLUSIVE', exclusion.parent!),
      hazards: [indexBuild(exclusion, 'reads or writes'), ...failures(exclusion, context)],
    },
  ],
  drop: (exclusion) => [dropConstraint(exclusion)],
  rename: { when: 'equal', rename: (before, after) => renameIndex(before.name, after) },
  address: (exclusion) => sql`CONSTRAINT ${nameOf(exclusion)} ON ${qualifiedName(exclusion.parent!)}`,
  check: ({ after }, context) => conflicts(after, context),
};

const replace: AttributeRule<'exclusion', ExclusionAttributes> = { change: 'replace' };

export const exclusionRules: {
  readonly [P in keyof ExclusionAttributes]-?: AttributeRule<'exclusion', ExclusionAttributes>;
} = {
  ...indexDefinitionRules,
  operators: replace,
  deferrable: replace,
};

function nameOf({ name }: Exclusion): Sql {
  return ident(name.at(-1)!);
}

function definition(exclusion: Exclusion): Sql {
  const attributes = writtenDefinition(exclusion);
  const { method, elements, operators, deferrable, predicate } = attributes;
  const keys = elements.map(
    (element, index) => sql`${elementSql(element)} WITH ${verbatim(operators[index]!)}`,
  );
  return join(
    [
      sql`EXCLUDE USING ${ident(method)} (${join(keys)})`,
      ...includeSql(attributes),
      ...indexStorageSql(attributes, sql`USING INDEX TABLESPACE`),
      ...(predicate === null ? [] : [sql`WHERE (${verbatim(predicate)})`]),
      ...deferrableSql(deferrable),
    ],
    sql` `,
  );
}

function failures(exclusion: Exclusion, context: StatementContext): readonly Hazard[] {
  const message = 'Fails where two rows exclude each other.';
  if (!context.before.has(exclusion.parent!) || isUnchanged(exclusion, context)) return [];
  const asked = mayFail(conflicts(exclusion, context), message);
  return asked.length > 0 ? asked : [{ type: 'may-fail', message }];
}

/** Two rows that exclude each other; asked only of columns whose values are known. */
function conflicts(exclusion: Exclusion, context: StatementContext): readonly Precondition[] {
  const { parent, attributes } = exclusion;
  if (!context.before.has(parent!) || isUnchanged(exclusion, context)) return [];
  if (!attributes.elements.every(({ column }) => !column || isKnownColumn(column, context))) return [];
  const when = rowsThatMeet(exclusion, context);
  if (!when) return [];
  return [
    {
      when,
      diagnostic: errorDiagnostic(
        'conflicting-rows',
        `${displayName(exclusion.name)} cannot be created: rows of ${displayName(objectName(parent!))} exclude each other.`,
        {
          ...(exclusion.origin ? { span: exclusion.origin } : { subject: exclusion.id }),
          fixes: [
            { title: 'Change or delete these rows first, in a migration of their own (`--create-only`).' },
          ],
        },
      ),
    },
  ];
}

/**
 * Whether two rows meet: any two of those that all have the same key, where that meets itself; else only where one
 * operator is equality, without which PostgreSQL would compare every row with every other.
 */
function rowsThatMeet({ parent, attributes }: Exclusion, context: StatementContext): Sql | undefined {
  const { elements, operators, predicate } = attributes;
  const keys = elements.map((element, index) => sql`${keySql(element)} AS ${ident(`k${index}`)}`);
  const where = predicate === null ? sql`` : sql` WHERE ${verbatim(predicate)}`;
  const rows = sql`(SELECT ctid, ${join(keys)} FROM ${rowsWithNewColumns(parent!, context)}${where})`;
  const meets = (one: Sql, other: Sql) => {
    const compared = operators.map((operator, index) => {
      const key = ident(`k${index}`);
      return sql`${one}.${key} ${verbatim(operator)} ${other}.${key}`;
    });
    return join(compared, sql` AND `);
  };
  if (elements.every(({ column }) => column && isOneValue(column, context)))
    return sql`SELECT EXISTS (SELECT FROM ${rows} a WHERE ${meets(sql`a`, sql`a`)} OFFSET 1)`;
  if (!operators.includes('=')) return undefined;
  return sql`SELECT EXISTS (SELECT FROM ${rows} a JOIN ${rows} b ON a.ctid < b.ctid AND ${meets(sql`a`, sql`b`)})`;
}
