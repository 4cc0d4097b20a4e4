import type { Action } from '../../model/plan.ts';
import { join, qualified, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { AttributeRule, StatementContext, Statements } from '../kind.ts';
import { collateSql } from '../shared/collationName.ts';
import { isPartOfTypes } from '../shared/heldValues.ts';
import { renameInSchema } from '../shared/renameInSchema.ts';
import { stepAsideAs } from '../shared/stepAside.ts';
import { typeSql } from '../shared/typeSql.ts';
import { notNullSql, refuseNull, renameNotNull } from './notNullName.ts';
import { nullsInUse } from './nullsInUse.ts';
import type { Domain, DomainAttributes } from './object.ts';

export const domainStatements: Statements<'domain', DomainAttributes> = {
  create: (domain, context) => [
    { sql: createSql(domain, context.inlineChildren(domain)) },
    ...(inheritsDefault(domain, context) ? [alter(domain, sql`DROP DEFAULT`)] : []),
  ],
  drop: (domain) => [{ sql: sql`DROP ${address(domain)}` }],
  rename: {
    when: 'ask',
    rename: (before, after) => renameInSchema({ word: sql`DOMAIN`, before: before.name, after: after.name }),
  },
  address,
  grantAddress: ({ name }) => sql`TYPE ${qualified(name)}`,
  stepAside: stepAsideAs(sql`DOMAIN`, 'domain'),
  check: ({ after }, context) => nullsInUse(after, context),
};

type DomainRules = { readonly [P in keyof DomainAttributes]-?: AttributeRule<'domain', DomainAttributes> };

export const domainRules: DomainRules = {
  type: { change: 'replace' },
  collation: { change: 'replace' },
  notNull: {
    change: 'alter',
    alter: (_, after, context) => [
      alter(after, after.attributes.notNull ? refuseNull(after, context) : sql`DROP NOT NULL`),
    ],
    // PostgreSQL sets it only where the values are those of columns.
    rebuilds: (before, after, schemas) =>
      after.attributes.notNull && isPartOfTypes(before.id, schemas.before) ? [before.id] : [],
  },
  notNullName: { change: 'alter', alter: renameNotNull },
  default: {
    change: 'alter',
    alter: (_, after) => {
      const { default: value } = after.attributes;
      return [alter(after, value === null ? sql`DROP DEFAULT` : sql`SET DEFAULT ${verbatim(value)}`)];
    },
  },
};

function address({ name }: Domain): Sql {
  return sql`DOMAIN ${qualified(name)}`;
}

function alter(domain: Domain, clause: Sql): Action {
  return { sql: sql`ALTER ${address(domain)} ${clause}` };
}

/** `constraints` are the lines of its checks. */
export function createSql(domain: Domain, constraints: readonly Sql[]): Sql {
  const { name, attributes } = domain;
  const { type, collation, default: value } = attributes;
  return join(
    [
      sql`CREATE DOMAIN ${qualified(name)} AS ${typeSql(type)}${collateSql(collation)}`,
      ...(value === null ? [] : [sql`DEFAULT ${verbatim(value)}`]),
      ...notNullSql(domain),
      ...constraints,
    ],
    sql` `,
  );
}

/** Over another domain, one without a default of its own has taken that of the other. */
function inheritsDefault({ attributes }: Domain, { before, after }: StatementContext): boolean {
  const { type, default: value } = attributes;
  if (value !== null || !('object' in type) || type.array) return false;
  return [before, after].some((schema) => {
    const base = schema.get(type.object);
    return base?.kind === 'domain' && (base as Domain).attributes.default !== null;
  });
}
