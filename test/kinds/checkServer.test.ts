import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { introspect } from '../../src/introspect/introspect.ts';
import { parse } from '../../src/syntax/parse.ts';
import { servers } from '../support/servers.ts';
import { apply, planBetween } from './convert.ts';

describe.each(servers)('$name', (server) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase({ url: await server.createDatabase() });
  });
  afterAll(() => database.close());

  it('refuses what needs a newer server, unless it is there', async () => {
    const text =
      'model T {\n  id String @id @default(uuid(7)) @db.Uuid\n  a Int\n  b Int @generated("a * 2", stored: false)\n  c Int @notNull(map: "named", validated: false)\n}\n';
    const { schema } = analyze([parse({ path: 'schema.dsl', text }).document]);
    const plan = planBetween(await introspect(database), schema, database.version);
    const refusals = async () => {
      const messages: string[] = [];
      for (const { when, diagnostic } of plan.preconditions) {
        const [row] = await database.query<Record<string, boolean>>(when.text());
        if (Object.values(row!)[0]) messages.push(`${diagnostic.code}: ${diagnostic.message}`);
      }
      return messages;
    };
    if (server.major >= 18) {
      expect(await refusals()).toEqual([]);
      await apply(database, plan);
      return;
    }
    const [uuid, virtual, unproven] = [
      'server-too-old: `T.id` needs PostgreSQL 18 for `uuidv7()`, and this server is PostgreSQL 15.',
      'server-too-old: `T.b` needs PostgreSQL 18 for a generated column that is not stored, and this server is PostgreSQL 15.',
      'server-too-old: `T.c` needs PostgreSQL 18 for a NOT NULL over rows that may hold NULL (NOT VALID), and this server is PostgreSQL 15.',
    ];
    expect((await refusals()).sort()).toEqual([virtual, unproven, uuid]);
    await database.execute('CREATE FUNCTION uuidv7() RETURNS uuid LANGUAGE sql RETURN gen_random_uuid()');
    expect(await refusals()).toEqual([virtual, unproven]);
  });
});
