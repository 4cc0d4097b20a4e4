import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { introspect } from '../../src/introspect/introspect.ts';
import { shareOf } from '../support/longForm.ts';
import { servers, targets } from '../support/servers.ts';
import { apply, planBetween, questionsOf, remaining, reset, schemaOfScript } from './convert.ts';
import { pairs } from './pairs.ts';

describe.each(targets.map((target, place) => ({ ...target, place })))('$name', ({ place, create }) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(await create());
  });
  afterAll(() => database.close());

  const directions = Object.entries(pairs).flatMap(([name, { one, other, ...rest }]) => [
    { name, way: 'there', from: one, to: other, ...rest },
    { name, way: 'back', from: other, to: one, ...rest },
  ]);

  // The embedded PostgreSQL is slower than a server.
  const share =
    place < servers.length ? shareOf(directions, place, servers.length) : shareOf(directions, 0, 24);

  it.each(share)('$name: $way', async ({ from, to, rows, survives }) => {
    const wanted = await schemaOfScript(database, to);
    await reset(database);
    await database.execute(`${from};\n${rows ?? ''}`);
    const kept = survives ? await database.query(survives) : [];
    const made = planBetween(await introspect(database), wanted, database.version);
    for (const question of questionsOf(made)) await database.query(question);
    await apply(database, made);
    expect(remaining(await introspect(database), wanted)).toEqual([]);
    if (survives) expect(await database.query(survives)).toEqual(kept);
  });
});
