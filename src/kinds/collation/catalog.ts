import { type Sql, sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type Collation, type CollationProvider, collationId } from './object.ts';

interface CollationObjectRow {
  readonly oid: Oid;
  readonly schema: string;
  readonly name: string;
  readonly provider: string;
  readonly locale: string | null;
  readonly order: string | null;
  readonly characters: string | null;
  readonly deterministic: boolean;
  readonly rules: string | null;
}

/** Those that the encoding of the database has. The version of the library that it was made with is no part of it. */
export const collationCatalog: Catalog<CollationObjectRow, Collation> = {
  query: (version) => sql`
    SELECT l.oid, n.name AS schema, l.collname AS name, l.collprovider AS provider, ${localeOf(version)} AS locale,
      l.collcollate AS order, l.collctype AS characters, l.collisdeterministic AS deterministic,
      ${version < 160_000 ? sql`NULL` : sql`l.collicurules`} AS rules
    FROM pg_collation l
    JOIN namespaces n ON n.oid = l.collnamespace
    WHERE l.collencoding IN (-1, (SELECT encoding FROM pg_database WHERE datname = current_database()))
      AND NOT EXISTS (SELECT FROM members m WHERE m.classid = l.tableoid AND m.objid = l.oid)`,
  toObject: ({ schema, name, provider, locale, order, characters, deterministic, rules }) => {
    const isSplit = order !== characters;
    return {
      kind: 'collation',
      id: collationId(schema, name),
      name: [schema, name],
      attributes: {
        provider: providers[provider]!,
        locale: locale ?? (isSplit ? null : order),
        order: isSplit ? order : null,
        characters: isSplit ? characters : null,
        deterministic,
        rules,
      },
      dependsOn: [],
    };
  },
  addresses: ({ oid }) => [[catalogClass.collation, oid]],
};

const providers: Readonly<Record<string, CollationProvider>> = { i: 'icu', c: 'libc', b: 'builtin' };

export function localeOf(version: number): Sql {
  return version < 170_000 ? sql`l.colliculocale` : sql`l.colllocale`;
}
