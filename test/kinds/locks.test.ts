import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { introspect } from '../../src/introspect/introspect.ts';
import { objectId } from '../../src/model/object.ts';
import type { Statement } from '../../src/model/plan.ts';
import { lockModes } from '../../src/sql/lockModes.ts';
import { lastOf } from '../support/longForm.ts';
import { servers } from '../support/servers.ts';
import { planBetween, reset, schemaOfScript } from './convert.ts';
import { pairs } from './pairs.ts';

/** The modes that matter to others, weakest first. */
const strong = lockModes.slice(lockModes.indexOf('SHARE UPDATE EXCLUSIVE'));

/** `ShareRowExclusiveLock` of pg_locks is `SHARE ROW EXCLUSIVE`. */
const modeName = (name: string) =>
  name
    .replace(/Lock$/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toUpperCase();

type Mode = (typeof lockModes)[number];

/** The strongest lock on each table, of those that matter. */
function strongest(locks: readonly { readonly mode: Mode; readonly on: string }[]): Record<string, Mode> {
  const found: Record<string, Mode> = {};
  for (const { mode, on } of locks) {
    if (strong.includes(mode) && strong.indexOf(mode) > strong.indexOf(found[on] as Mode)) found[on] = mode;
  }
  return found;
}

/** The locks that the server takes on the tables that were there before. */
async function locksTaken(database: Database, statement: Statement, tables: ReadonlySet<string>) {
  return database.transaction(async (transaction) => {
    await transaction.execute(statement.sql.text());
    const rows = await transaction.query<{ name: string; mode: string }>(
      `SELECT c.relname AS name, l.mode FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
       WHERE l.pid = pg_backend_pid() AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
    );
    const locks = rows.map((row) => ({
      mode: modeName(row.mode) as Mode,
      on: objectId('table', ['public', row.name]),
    }));
    return strongest(locks.filter((lock) => tables.has(lock.on)));
  });
}

describe.each(lastOf(servers))('$name', (server) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase({ url: await server.createDatabase() });
  });
  afterAll(() => database.close());

  it.each(Object.entries(pairs))(
    'takes the locks that are announced: %s',
    async (_, { one, other, rows }) => {
      const wanted = await schemaOfScript(database, other);
      await reset(database);
      await database.execute(`${one};\n${rows ?? ''}`);
      const current = await introspect(database);
      const tables = new Set([...current.keys()].filter((id) => id.startsWith('table:')) as string[]);
      for (const statement of planBetween(current, wanted, database.version).statements) {
        const announced = strongest((statement.locks ?? []).filter((lock) => tables.has(lock.on)));
        const taken = await locksTaken(database, statement, tables);
        // A table that is gone has no lock to be read.
        if (statement.sql.text().startsWith('DROP TABLE')) continue;
        expect({ sql: statement.sql.text(), locks: announced }).toEqual({
          sql: statement.sql.text(),
          locks: taken,
        });
      }
    },
  );
});
