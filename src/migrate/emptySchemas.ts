import type { Database } from '../database/database.ts';
import { ident, sql } from '../sql/sql.ts';
import { schemaMembers } from './schemaMembers.ts';

/** What is to be emptied. */
export interface EmptiedSchemas {
  readonly schemas: readonly string[];
  /** Those of them that the migrations make, and that must not be there when they run again. */
  readonly dropped: readonly string[];
  /** Extensions that the migrations make. All others stay, with all that belongs to them. */
  readonly extensions: readonly string[];
}

/** How a kind of object is called in DROP, by what pg_identify_object calls it. */
const dropWords: Readonly<Record<string, string>> = {
  'composite type': 'TYPE',
  type: 'TYPE',
  'statistics object': 'STATISTICS',
  ...Object.fromEntries(
    [
      'table',
      'view',
      'materialized view',
      'foreign table',
      'sequence',
      'function',
      'procedure',
      'aggregate',
      'collation',
      'conversion',
      'operator',
      'operator class',
      'operator family',
      'text search configuration',
      'text search dictionary',
      'text search parser',
      'text search template',
    ].map((type) => [type, type.toUpperCase()]),
  ),
};

/**
 * Drops all that schemas hold, the history included, in one transaction. The schemas themselves stay with their owners
 * and grants, but for those that the migrations make. Throws a DatabaseError.
 */
export async function emptySchemas(
  database: Database,
  { schemas, dropped, extensions }: EmptiedSchemas,
): Promise<void> {
  await database.transaction(async (transaction) => {
    for (const name of extensions)
      await transaction.execute(sql`DROP EXTENSION IF EXISTS ${ident(name)} CASCADE`.text());
    for (const name of dropped)
      await transaction.execute(sql`DROP SCHEMA IF EXISTS ${ident(name)} CASCADE`.text());
    const drops = await membersOf(transaction, schemas);
    if (drops.length > 0) await transaction.execute(drops.join(';\n'));
  });
}

/** A DROP for each object. One may take others with it, which are then gone already. */
async function membersOf(database: Database, schemas: readonly string[]): Promise<readonly string[]> {
  return (await schemaMembers(database, schemas)).flatMap(({ type, identity }) => {
    const word = dropWords[type];
    return word === undefined ? [] : [`DROP ${word} IF EXISTS ${identity} CASCADE`];
  });
}
