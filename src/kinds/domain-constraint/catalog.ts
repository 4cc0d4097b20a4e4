import { objectName } from '../../model/object.ts';
import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type DomainConstraint, domainConstraintId } from './object.ts';

interface DomainConstraintRow {
  readonly oid: Oid;
  readonly domain: Oid;
  readonly name: string;
  readonly expression: string;
  readonly validated: boolean;
}

/** Its NOT NULL is the domain's own. */
export const domainConstraintCatalog: Catalog<DomainConstraintRow, DomainConstraint> = {
  query: () => sql`
    SELECT c.oid, c.contypid AS domain, c.conname AS name, pg_get_expr(c.conbin, 0, true) AS expression,
      c.convalidated AS validated
    FROM own_types o
    JOIN pg_constraint c ON c.contypid = o.oid AND c.contype = 'c'`,
  toObject: ({ domain: oid, name, expression, validated }, names) => {
    const domain = names.own(catalogClass.type, oid);
    if (!domain) return undefined;
    return {
      kind: 'domain-constraint',
      id: domainConstraintId(objectName(domain), name),
      parent: domain,
      name: [...objectName(domain), name],
      attributes: { expression, validated },
      dependsOn: [],
    };
  },
  addresses: ({ oid }) => [[catalogClass.constraint, oid]],
};
