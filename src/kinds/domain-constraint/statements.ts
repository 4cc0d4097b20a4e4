import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { objectName } from '../../model/object.ts';
import type { Action, Precondition } from '../../model/plan.ts';
import { ident, type Sql, sql } from '../../sql/sql.ts';
import type { AttributeRule, StatementContext, Statements } from '../kind.ts';
import { checkedSql } from '../shared/checkedSql.ts';
import { displayName } from '../shared/displayName.ts';
import { isPartOfTypes, keptValues } from '../shared/heldValues.ts';
import { isUnchanged } from '../shared/isUnchanged.ts';
import { keepArrayCast } from '../shared/keepArrayCast.ts';
import { qualifiedName } from '../shared/nameSql.ts';
import type { DomainConstraint, DomainConstraintAttributes } from './object.ts';

export const domainConstraintStatements: Statements<'domain-constraint', DomainConstraintAttributes> = {
  create: (constraint) => [alter(constraint, sql`ADD ${definition(constraint)}`)],
  // CREATE DOMAIN has no NOT VALID.
  inline: (constraint) => (constraint.attributes.validated ? definition(constraint) : undefined),
  drop: (constraint) => [alter(constraint, sql`DROP CONSTRAINT ${nameOf(constraint)}`)],
  rename: {
    when: 'equal',
    rename: (before, after) => [alter(after, sql`RENAME CONSTRAINT ${nameOf(before)} TO ${nameOf(after)}`)],
  },
  address: (constraint) =>
    sql`CONSTRAINT ${nameOf(constraint)} ON DOMAIN ${qualifiedName(constraint.parent!)}`,
  // PostgreSQL looks through the values of columns, and not into those of arrays and composite types.
  createRebuilds: ({ parent }, { before }) => (isPartOfTypes(parent!, before) ? [parent!] : []),
  check: ({ after }, context) => brokenBy(after, context),
};

const replace: AttributeRule<'domain-constraint', DomainConstraintAttributes> = { change: 'replace' };

export const domainConstraintRules: {
  readonly [P in keyof DomainConstraintAttributes]: AttributeRule<
    'domain-constraint',
    DomainConstraintAttributes
  >;
} = {
  expression: replace,
  validated: {
    change: 'alter',
    alter: (_, after) => [alter(after, sql`VALIDATE CONSTRAINT ${nameOf(after)}`)],
    replaceWhen: (_, after) => !after.attributes.validated,
    rebuilds: ({ parent }, _, { before }) => (isPartOfTypes(parent!, before) ? [parent!] : []),
  },
};

function nameOf({ name }: DomainConstraint): Sql {
  return ident(name.at(-1)!);
}

function alter({ parent }: DomainConstraint, clause: Sql): Action {
  return { sql: sql`ALTER DOMAIN ${qualifiedName(parent!)} ${clause}` };
}

function definition(constraint: DomainConstraint): Sql {
  const { expression, validated } = constraint.attributes;
  const end = validated ? sql`` : sql` NOT VALID`;
  return sql`CONSTRAINT ${nameOf(constraint)} CHECK (${checkedSql(keepArrayCast(expression))})${end}`;
}

/** Values that break it, wherever in a column they stand. */
function brokenBy(constraint: DomainConstraint, context: StatementContext): readonly Precondition[] {
  const { attributes, parent, origin, name } = constraint;
  if (!attributes.validated || isUnchanged(constraint, context)) return [];
  if (!isUnchanged(context.after.get(parent!)!, context)) return [];
  const domain = displayName(objectName(parent!));
  return keptValues(parent!, context).map(({ column, from, value }) => {
    const held = sql`SELECT ${value} AS value FROM ${from}`;
    const broken = sql`FROM (${held}) AS held WHERE NOT (${checkedSql(attributes.expression)})`;
    const place = displayName(column.name);
    return {
      when: sql`SELECT EXISTS (SELECT ${broken})`,
      rows: { count: sql`SELECT count(*) ${broken}`, of: displayName(column.name.slice(0, -1)) },
      diagnostic: errorDiagnostic(
        'rows-break-check',
        `The check ${displayName(name.slice(-1))} of the domain ${domain} cannot be created: values in ${place} break it.`,
        {
          ...(origin ? { span: origin } : { subject: constraint.id }),
          fixes: [
            { title: 'Change or delete these rows first, in a migration of their own (`--create-only`).' },
            { title: 'To check only what is written from now on, add `validated: false`.' },
          ],
        },
      ),
    };
  });
}
