import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askCasts } from '../../src/compare/askCasts.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { columnId } from '../../src/kinds/column/object.ts';
import { kinds } from '../../src/kinds/registry.ts';
import { castKey } from '../../src/model/casts.ts';
import type { Alter } from '../../src/model/change.ts';
import { objectId, type SchemaObject } from '../../src/model/object.ts';
import { servers } from '../support/servers.ts';

describe.each(servers.map((server) => [server.name, server] as const))('%s', (_, server) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase({ url: await server.createDatabase() });
  });
  afterAll(() => database.close());

  it.each([
    ['character varying(10)', 'text', 'keeps', 'assigns'],
    ['character varying(10)', 'character varying(20)', 'keeps', 'assigns'],
    ['numeric(10,2)', 'numeric(12,2)', 'keeps', 'assigns'],
    ['numeric(10,2)', 'numeric(12,3)', 'assigns', 'assigns'],
    ['timestamp(3) without time zone', 'timestamp(6) without time zone', 'keeps', 'assigns'],
    ['timestamp without time zone', 'timestamp with time zone', 'keeps', 'keeps'],
    // Cut to three digits once more.
    ['timestamp(3) without time zone', 'timestamp(3) with time zone', 'assigns', 'assigns'],
    ['cidr', 'inet', 'keeps', 'assigns'],
    ['oid', 'integer', 'keeps', 'keeps'],
    ['integer', 'bigint', 'assigns', 'assigns'],
    ['text', 'integer', 'explicit', 'assigns'],
    ['integer', 'boolean', 'explicit', 'explicit'],
    ['integer', 'uuid', 'none', 'none'],
    ['integer', 'nowhere.to_be_found', undefined, undefined],
    ['integer', 'record', 'impossible', 'impossible'],
  ])('%s to %s: %s, and back: %s', async (from, to, there, back) => {
    const casts = await askCasts([retyping(from, to)], database, kinds);
    expect([casts.get(castKey(from, to)), casts.get(castKey(to, from))]).toEqual([there, back]);
  });

  it('asks for lists and for their elements', async () => {
    const casts = await askCasts([retyping('integer', 'bigint', true)], database, kinds);
    expect([...casts.keys()].sort()).toEqual(
      [
        castKey('bigint', 'integer'),
        castKey('bigint[]', 'integer[]'),
        castKey('integer', 'bigint'),
        castKey('integer[]', 'bigint[]'),
      ].sort(),
    );
  });

  it('knows the casts that a database has of its own', async () => {
    await database.execute(
      `CREATE FUNCTION days(date) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT $1 - date '2000-01-01' $$;
       CREATE CAST (date AS integer) WITH FUNCTION days(date) AS ASSIGNMENT;`,
    );
    const casts = await askCasts([retyping('date', 'integer')], database, kinds);
    expect(casts.get(castKey('date', 'integer'))).toBe('assigns');
    expect(casts.get(castKey('integer', 'date'))).toBe('none');
  });
});

function retyping(from: string, to: string, array = false): Alter {
  const column = (text: string): SchemaObject => ({
    kind: 'column',
    id: columnId(['public', 'deals'], 'city'),
    parent: objectId('table', ['public', 'deals']),
    name: ['public', 'deals', 'city'],
    attributes: { type: { text, array }, collation: null, nullable: true, default: null },
    dependsOn: [],
  });
  return { type: 'alter', before: column(from), after: column(to), attributes: ['type'] };
}
