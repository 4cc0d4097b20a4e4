import type { Schema } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { join, qualified, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { AttributeRule, StatementContext, Statements } from '../kind.ts';
import { columnCounter } from '../shared/columnCounter.ts';
import { ownName } from '../shared/nameSql.ts';
import type { Grant, GrantAttributes, GrantDetails } from './object.ts';

export const grantStatements: Statements<'grant', GrantAttributes> = {
  create: (grant, context) => change(grant, detailsOf(grant).standard, grant.attributes.privileges, context),
  drop: (grant, context) =>
    isGone(grant, context.after)
      ? []
      : change(grant, grant.attributes.privileges, detailsOf(grant).standard, context),
  address: (grant) => {
    throw new Error(`a grant has no address: ${grant.id}`);
  },
};

/** Whether its sequence is not there any more, and the grant with it. */
export function isGone({ attributes, parent }: Grant, schema: Schema): boolean {
  const column = schema.get(parent!);
  return (
    attributes.counter !== undefined &&
    column !== undefined &&
    columnCounter(column)?.type !== attributes.counter
  );
}

export const grantRules: {
  readonly [Name in keyof Required<GrantAttributes>]: AttributeRule<'grant', GrantAttributes>;
} = {
  privileges: {
    change: 'alter',
    alter: (before, after, context) =>
      before.attributes.counter === after.attributes.counter
        ? change(after, before.attributes.privileges, after.attributes.privileges, context)
        : [],
  },
  counter: { change: 'alter', alter: (_, after, context) => grantStatements.create(after, context) },
};

function detailsOf(grant: Grant): GrantDetails {
  return grant.details as unknown as GrantDetails;
}

/** Where a privilege stays and can no longer be passed on, only that is revoked. */
function change(
  grant: Grant,
  before: readonly string[],
  after: readonly string[],
  context: StatementContext,
): readonly Action[] {
  const role = verbatim(detailsOf(grant).role);
  const had = new Set(before);
  const wanted = new Set(after);
  const holds = (list: ReadonlySet<string>, name: string) => list.has(name) || list.has(`${name}*`);
  const names = [...new Set([...before, ...after].map((name) => name.replace('*', '')))];
  const revoked = names.filter((name) => holds(had, name) && !holds(wanted, name));
  const limited = names.filter((name) => had.has(`${name}*`) && wanted.has(name));
  const granted = names.filter((name) => !holds(had, name) && wanted.has(name));
  const grantable = names.filter((name) => !had.has(`${name}*`) && wanted.has(`${name}*`));
  const on = (list: readonly string[]) => targetSql(grant, list, context);
  return [
    ...(revoked.length > 0 ? [sql`REVOKE ${on(revoked)} FROM ${role}`] : []),
    ...(limited.length > 0 ? [sql`REVOKE GRANT OPTION FOR ${on(limited)} FROM ${role}`] : []),
    ...(granted.length > 0 ? [sql`GRANT ${on(granted)} TO ${role}`] : []),
    ...(grantable.length > 0 ? [sql`GRANT ${on(grantable)} TO ${role} WITH GRANT OPTION`] : []),
  ].map((statement) => ({ sql: statement }));
}

/** `SELECT ON TABLE deals`, `SELECT (city) ON TABLE deals` */
function targetSql(grant: Grant, names: readonly string[], context: StatementContext): Sql {
  const target = context.after.get(grant.parent!);
  if (!target) throw new Error(`${grant.id} is on no object`);
  if (grant.attributes.counter !== undefined) {
    return sql`${join(names.map(verbatim))} ON SEQUENCE ${qualified(columnCounter(target)!.name)}`;
  }
  const table = target.parent && context.after.get(target.parent);
  if (!table) return sql`${join(names.map(verbatim))} ON ${context.grantAddress(target)}`;
  const column = ownName(target.id);
  return sql`${join(names.map((name) => sql`${verbatim(name)} (${column})`))} ON ${context.grantAddress(table)}`;
}
