import type { Database } from '../database/database.ts';
import type { ObjectKind } from '../kinds/kind.ts';
import { allKinds } from '../kinds/registry.ts';
import { type ObjectId, type Schema, type SchemaObject, schemaOf } from '../model/object.ts';
import { AddressBook } from './addressBook.ts';
import { type CatalogReach, catalogReach } from './catalogReach.ts';
import type { IntrospectionOptions } from './introspectionOptions.ts';
import { introspectionQuery } from './introspectionQuery.ts';
import { readCatalog } from './readCatalog.ts';
import { type DependencyEdge, withDependencies } from './withDependencies.ts';

/**
 * What a database holds, of all kinds in the registry: one statement, one snapshot. Left out are
 * PostgreSQL's own schemas, the members of extensions unless they are asked for, and foreign tables. The `reach` makes no
 * difference to the result.
 */
export async function introspect(
  database: Database,
  options: IntrospectionOptions = {},
  reach?: CatalogReach,
): Promise<Schema> {
  return (await introspectWithIdentities(database, options, reach)).schema;
}

/** A schema, and the objects in it by what of them outlasts a rename, within the database that was read. */
export interface IdentifiedSchema {
  readonly schema: Schema;
  readonly identities: ReadonlyMap<string, ObjectId>;
}

/** As `introspect`, for who reads a database twice and asks what has got another name meanwhile. */
export async function introspectWithIdentities(
  database: Database,
  options: IntrospectionOptions = {},
  reach?: CatalogReach,
): Promise<IdentifiedSchema> {
  const chosen = reach ?? (await catalogReach(database, options));
  const query = introspectionQuery(allKinds, database.version, options, chosen);
  const [result] = await readCatalog<{ rows: unknown[] }>(database, query);
  if (!result) throw new Error('a SELECT without FROM returned no row');
  const addresses = new AddressBook();
  const objects = allKinds.flatMap((kind, index) =>
    readKind(kind, result.rows[index] as readonly object[], addresses),
  );
  const edges = result.rows[allKinds.length] as readonly DependencyEdge[];
  const schema = schemaOf(withDependencies(schemaOf(objects), edges, addresses));
  return { schema, identities: addresses.identities };
}

function readKind(kind: ObjectKind, rows: readonly object[], addresses: AddressBook): SchemaObject[] {
  return rows.flatMap((row) => {
    const object = kind.catalog.toObject(row, addresses);
    const alias = kind.catalog.alias?.(row, addresses);
    if (alias) addresses.alias(alias.of, alias.address);
    if (!object) return [];
    addresses.add(object.id, kind.catalog.addresses(row));
    return [object];
  });
}
