import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { introspect } from '../../src/introspect/introspect.ts';
import { servers } from '../support/servers.ts';

describe.each(servers)('$name', (server) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase({ url: await server.createDatabase() });
  });
  afterAll(() => database.close());

  it('keeps the plan of one query, also when another rolls back, and does without when it was thrown away', async () => {
    const read = () => introspect(database);
    const before = await read();
    expect(await kept(database)).toHaveLength(1);
    await database.transaction((inner) => introspect(inner), { rollback: true });
    await database.execute('CREATE SCHEMA other; CREATE TABLE other.things (id int)');
    const after = await read();
    expect([...after.keys()].filter((id) => !before.has(id))).toContain('schema:other');
    const [name] = await kept(database);
    await introspect(database, { schemas: ['other'] });
    expect(await kept(database)).toHaveLength(1);
    expect(await kept(database)).not.toEqual([name]);
    await database.execute('DISCARD ALL');
    expect([...(await read()).keys()]).toEqual([...after.keys()]);
  });
});

async function kept(database: Database): Promise<readonly string[]> {
  const statements = await database.query<{ name: string }>('SELECT name FROM pg_prepared_statements');
  return statements.map(({ name }) => name);
}
