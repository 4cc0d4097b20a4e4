import type { Action } from '../../model/plan.ts';
import { ident, qualified, type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import { generatedName } from '../shared/generatedName.ts';
import { notNullVersion } from '../shared/notNullVersion.ts';
import type { Domain, DomainDetails } from './object.ts';

/** `CONSTRAINT given NOT NULL`; a server that keeps no names reads over it. */
export function notNullSql({ attributes: { notNull, notNullName: name } }: Domain): readonly Sql[] {
  if (!notNull) return [];
  return [sql`${name === undefined ? sql`` : sql`CONSTRAINT ${ident(name)} `}NOT NULL`];
}

/** The clause of ALTER DOMAIN for one that has taken NULL until now. */
export function refuseNull(domain: Domain, { version }: StatementContext): Sql {
  const [constraint] = notNullSql(domain);
  const isNamed = domain.attributes.notNullName !== undefined && version >= notNullVersion;
  return isNamed ? sql`ADD ${constraint!}` : sql`SET NOT NULL`;
}

export function renameNotNull(
  before: Domain,
  after: Domain,
  { version }: StatementContext,
): readonly Action[] {
  const refuses = [before, after].every(({ attributes }) => attributes.notNull);
  const [from, to] = [nameOf(before), nameOf(after)];
  if (!refuses || version < notNullVersion || from === to) return [];
  const clause = sql`RENAME CONSTRAINT ${ident(from)} TO ${ident(to)}`;
  return [{ sql: sql`ALTER DOMAIN ${qualified(after.name)} ${clause}` }];
}

/** Takes over a name that nobody has given, and says nothing where the server keeps none. */
export function reconcileDomain(declared: Domain, current: Domain): Domain {
  const { notNullName: name, ...others } = declared.attributes;
  const kept = current.attributes;
  if (!others.notNull || !kept.notNull) return declared;
  const isNamed = name !== undefined && detailsOf(current).notNullName !== null && name !== nameOf(current);
  const right = isNamed ? name : kept.notNullName;
  return { ...declared, attributes: { ...others, ...(right !== undefined && { notNullName: right }) } };
}

/** As it is in the database, or is to be there. */
function nameOf(domain: Domain): string {
  const known = detailsOf(domain).notNullName ?? undefined;
  return domain.attributes.notNullName ?? known ?? generatedName(domain.name[1]!, '', 'not_null');
}

function detailsOf({ details }: Domain): DomainDetails {
  return details ?? {};
}
