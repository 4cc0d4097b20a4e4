import { afterAll, beforeAll, expect, it } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { extensionMembers } from '../../src/introspect/extensionMembers.ts';
import { introspect } from '../../src/introspect/introspect.ts';
import { compareWithDatabase } from '../../src/migrate/compareWithDatabase.ts';
import { parse } from '../../src/syntax/parse.ts';
import { servers } from '../support/servers.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase({ url: await servers.at(-1)!.createDatabase() });
});
afterAll(() => database.close());

/** The comparison of the database with a schema that has never owned any of it. */
async function compare(text: string) {
  const { schema, unspoken } = analyze([parse({ path: 'schema.dsl', text }).document]);
  const current = await introspect(database);
  return compareWithDatabase({
    database,
    current,
    desired: { schema, unspoken },
    owned: new Set(),
    renames: [],
    memory: [],
    extensionMembers: () => extensionMembers(database, current),
  });
}

it('lists what the schema has never declared, but for what it takes over with what it leaves open', async () => {
  await database.execute(`
    CREATE SEQUENCE numbers; CREATE SEQUENCE spare;
    CREATE TABLE deals (id integer CONSTRAINT deals_pkey PRIMARY KEY DEFAULT nextval('numbers'));
    CREATE TABLE others (id integer)`);
  const { changes, unmanaged } = await compare('model deals {\n  id Int @id @default(autoincrement())\n}');
  expect(changes).toEqual([]);
  expect(unmanaged.map(({ id }) => id).sort()).toEqual(['sequence:public.spare', 'table:public.others']);
});

it('leaves what an extension has brought to the extension', async () => {
  await database.execute(`
    CREATE EXTENSION citext; CREATE TABLE jobs (id bigint PRIMARY KEY, state text);
    CREATE TYPE state AS ENUM ('on'); ALTER EXTENSION citext ADD TABLE jobs; ALTER EXTENSION citext ADD TYPE state`);
  const { changes, diagnostics } = await compare(
    'enum state {\n  on\n}\nmodel jobs {\n  id BigInt @id\n  state String?\n  more Int?\n}\nmodel fresh {\n  id Int @id\n}\n',
  );
  expect(changes.map((change) => ('after' in change ? change.after.id : change.before.id))).toEqual([
    'column:public.fresh.id',
    'primary-key:public.fresh.fresh_pkey',
    'table:public.fresh',
  ]);
  expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'owned-by-extension: The enum state belongs to an extension, so it is left as the extension has made it.',
    'owned-by-extension: The table jobs belongs to an extension, so it is left as the extension has made it.',
  ]);
});
