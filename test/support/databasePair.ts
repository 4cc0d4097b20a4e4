import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../src/database/database.ts';
import { introspect } from '../../src/introspect/introspect.ts';
import { type DiffState, diffStates } from '../../src/migrate/diffState.ts';
import { printFormat } from '../../src/migrate/printFormat.ts';
import { replay } from '../../src/migrate/replay.ts';
import type { Schema } from '../../src/model/object.ts';
import { statementsSql } from '../../src/print/migrationSql.ts';
import { resetDatabase } from './resetDatabase.ts';
import { differences } from './transition.ts';
import { witness } from './witness.ts';

/** Two databases as the SQL that makes them, each of which is migrated to the other. */
export interface DatabasePair {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** A query that must return the same in both: rows that are kept. */
  readonly kept?: string;
  readonly flags: { readonly minimumMajor?: number };
}

const directory = join(import.meta.dirname, '..', 'databases');

export function readDatabasePairs(): readonly DatabasePair[] {
  return readdirSync(directory)
    .sort()
    .map((name) => {
      const path = (file: string) => join(directory, name, file);
      const kept = existsSync(path('kept.sql')) ? { kept: readFileSync(path('kept.sql'), 'utf8') } : {};
      return {
        name,
        before: readFileSync(path('before.sql'), 'utf8'),
        after: readFileSync(path('after.sql'), 'utf8'),
        ...kept,
        flags: existsSync(path('case.json')) ? JSON.parse(readFileSync(path('case.json'), 'utf8')) : {},
      };
    });
}

/** Takes a pair in both directions, as `migrate diff` between two live databases does. */
export async function databasePairProblems(
  database: Database,
  { before, after, kept }: DatabasePair,
): Promise<readonly string[]> {
  const there = await oneWay(database, before, after, kept);
  const back = await oneWay(database, after, before, kept);
  return [...there.map((problem) => `forward: ${problem}`), ...back.map((problem) => `backward: ${problem}`)];
}

async function oneWay(
  database: Database,
  from: string,
  to: string,
  kept: string | undefined,
): Promise<readonly string[]> {
  const read = async () =>
    kept === undefined ? [] : (await database.query(kept)).map((row) => JSON.stringify(row));
  await build(database, to);
  const wanted = { schema: await introspect(database), facts: await facts(database) };
  await build(database, from);
  const rows = await read();
  const { plan } = await diffStates(state(await introspect(database)), state(wanted.schema, database));
  const sql = statementsSql(plan, printFormat(database.defaultSchema));
  const failures = await replay(database, [{ id: 'pair', source: { path: 'pair.sql', text: sql } }]);
  if (failures.length > 0) {
    return [
      ...failures.flatMap(({ message, notes }) => [message, ...(notes ?? []).map((note) => note.message)]),
      sql,
    ];
  }
  const again = await diffStates(state(await introspect(database)), state(wanted.schema, database));
  const problems = [
    ...again.plan.statements.map((statement) => `a second run finds: ${statement.sql.text()}`),
    ...differences('the database', wanted.facts, await facts(database)),
    ...differences('its rows', rows, await read()),
  ];
  return problems.length > 0 ? [...problems, sql] : [];
}

/** What a schema file leaves open, too: whether what a table inherits is its own as well, and names of parts. */
async function facts(database: Database): Promise<readonly string[]> {
  const merged = await database.query<{ fact: string }>(`
    SELECT concat_ws(' ', 'own and inherited:', attrelid::regclass, attname) AS fact FROM pg_attribute
    WHERE attislocal AND attinhcount > 0 AND attrelid >= 16384
    UNION ALL
    SELECT concat_ws(' ', 'part', c.relname, 'of', inhparent::regclass) FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
    WHERE c.relkind IN ('i', 'I')
    UNION ALL
    SELECT concat_ws(' ', 'part', conname, 'on', conrelid::regclass) FROM pg_constraint
    WHERE contype = 'f' AND conparentid <> 0 AND (SELECT relispartition FROM pg_class WHERE oid = conrelid)
    UNION ALL
    SELECT concat_ws(' ', 'own and inherited:', conrelid::regclass, CASE contype WHEN 'n' THEN 'NOT NULL' ELSE conname END, conkey)
    FROM pg_constraint c WHERE conislocal AND coninhcount > 0 AND NOT EXISTS (SELECT FROM pg_constraint k
      WHERE c.contype = 'n' AND k.contype = 'p' AND k.conrelid = c.conrelid AND c.conkey[1] = ANY (k.conkey))`);
  return [...(await witness(database)), ...merged.map(({ fact }) => fact)];
}

async function build(database: Database, sql: string): Promise<void> {
  await resetDatabase(database);
  await database.execute(sql);
}

function state(schema: Schema, database?: Database): DiffState {
  return { schema, declared: false, unspoken: new Set(), ...(database ? { database } : {}) };
}
