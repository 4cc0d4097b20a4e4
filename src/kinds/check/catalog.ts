import { objectName } from '../../model/object.ts';
import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type Validation, validationColumn } from '../shared/validation.ts';
import { type Check, checkId } from './object.ts';

interface CheckRow {
  readonly oid: Oid;
  readonly relation: Oid;
  readonly name: string;
  readonly expression: string;
  readonly inherited: boolean;
  readonly validation: Validation;
}

/** What a table has from its parents alone is the parents'. */
export const checkCatalog: Catalog<CheckRow, Check> = {
  query: (version) => sql`
    SELECT c.oid, t.oid AS relation, c.conname AS name, pg_get_expr(c.conbin, c.conrelid, true) AS expression,
      NOT c.connoinherit AS inherited, ${validationColumn(version)}
    FROM tables t
    JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype = 'c' AND c.conislocal`,
  toObject: ({ relation, name, expression, inherited, validation }, names) => {
    const table = names.own(catalogClass.relation, relation)!;
    return {
      kind: 'check',
      id: checkId(objectName(table), name),
      parent: table,
      name: [...objectName(table), name],
      attributes: { expression, inherited, validation },
      dependsOn: [],
    };
  },
  addresses: ({ oid }) => [[catalogClass.constraint, oid]],
};
