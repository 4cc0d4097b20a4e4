import { afterAll, beforeAll, expect, it } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { introspect } from '../../src/introspect/introspect.ts';
import { compareWithDatabase } from '../../src/migrate/compareWithDatabase.ts';
import { parse } from '../../src/syntax/parse.ts';
import { servers } from '../support/servers.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase({ url: await servers.at(-1)!.createDatabase() });
});
afterAll(() => database.close());

it('lists what the schema has never declared, but for what it takes over with what it leaves open', async () => {
  await database.execute(`
    CREATE SEQUENCE numbers; CREATE SEQUENCE spare;
    CREATE TABLE deals (id integer CONSTRAINT deals_pkey PRIMARY KEY DEFAULT nextval('numbers'));
    CREATE TABLE others (id integer)`);
  const text = 'model deals {\n  id Int @id @default(autoincrement())\n}';
  const { schema, unspoken } = analyze([parse({ path: 'schema.dsl', text }).document]);
  const { changes, unmanaged } = await compareWithDatabase({
    database,
    current: await introspect(database),
    desired: { schema, unspoken },
    owned: new Set(),
    renames: [],
    memory: [],
  });
  expect(changes).toEqual([]);
  expect(unmanaged.map(({ id }) => id).sort()).toEqual(['sequence:public.spare', 'table:public.others']);
});
