import { describe, expect, test } from 'vitest';
import { DatabaseError } from '../../src/database/databaseError.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { classifyStatement } from '../../src/sql/classifyStatement.ts';
import { loadPostgresParser } from '../../src/sql/postgresParser.ts';
import { splitStatements } from '../../src/sql/splitStatements.ts';
import { servers } from '../support/servers.ts';

const parser = await loadPostgresParser();

function classOf(text: string) {
  return classifyStatement(splitStatements(parser, text).statements[0]!.node);
}

/** Statements that PostgreSQL refuses in a transaction, and their like that it takes. */
const refused = [
  'CREATE INDEX CONCURRENTLY i ON t (a)',
  'DROP INDEX CONCURRENTLY t_pkey',
  'REINDEX TABLE CONCURRENTLY t',
  'REINDEX (CONCURRENTLY) INDEX t_pkey',
  'REINDEX SCHEMA public',
  'REINDEX DATABASE postgres',
  'REINDEX SYSTEM postgres',
  'ALTER TABLE parted DETACH PARTITION part CONCURRENTLY',
  'VACUUM',
  'VACUUM (FULL, ANALYZE) t',
  'CLUSTER',
  'ALTER SYSTEM SET work_mem = 64000',
  'CREATE DATABASE another',
  'DROP DATABASE IF EXISTS another',
  'ALTER DATABASE postgres SET TABLESPACE pg_default',
  "CREATE TABLESPACE ts LOCATION '/nowhere'",
  'DROP TABLESPACE ts',
  "CREATE SUBSCRIPTION s CONNECTION 'host=nowhere' PUBLICATION p",
  'DISCARD ALL',
  "COMMIT PREPARED 'x'",
  "ROLLBACK PREPARED 'x'",
];
const taken = [
  'CREATE INDEX i ON t (a)',
  'DROP INDEX IF EXISTS i',
  'REINDEX TABLE t',
  'REINDEX (CONCURRENTLY false) TABLE t',
  'ALTER TABLE parted DETACH PARTITION part',
  'ANALYZE t',
  'CLUSTER t USING t_pkey',
  "ALTER TYPE e ADD VALUE 'b'",
  'ALTER DATABASE postgres SET work_mem = 64000',
  "CREATE SUBSCRIPTION s CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false)",
  'DISCARD TEMP',
  'SAVEPOINT s',
  'LOCK TABLE t',
];
const preparation = `CREATE TABLE t (a int PRIMARY KEY); CREATE TYPE e AS ENUM ('a');
  CREATE TABLE parted (a int) PARTITION BY LIST (a); CREATE TABLE part PARTITION OF parted FOR VALUES IN (1)`;

describe.each(servers)('$name agrees', ({ createDatabase }) => {
  test('on what cannot run in a transaction', async () => {
    const database = await openDatabase({ url: await createDatabase() });
    await database.execute(preparation);
    const refuses = async (statement: string) => {
      const attempt = database.transaction((transaction) => transaction.execute(statement), {
        rollback: true,
      });
      const error: unknown = await attempt.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      return error instanceof DatabaseError && error.facts.sqlState === '25001';
    };
    for (const statement of [...refused, ...taken]) {
      expect([statement, classOf(statement).type === 'outside']).toEqual([
        statement,
        await refuses(statement),
      ]);
    }
    await database.close();
  });
});

test.each([
  ['BEGIN', { type: 'begin', otherModes: false }],
  [
    'START TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ WRITE',
    { type: 'begin', isolation: 'serializable', otherModes: false },
  ],
  ['BEGIN READ ONLY', { type: 'begin', otherModes: true }],
  ['BEGIN DEFERRABLE', { type: 'begin', otherModes: true }],
  ['SET TRANSACTION ISOLATION LEVEL REPEATABLE READ', { type: 'isolation', isolation: 'repeatable read' }],
  ['SET TRANSACTION READ WRITE', { type: 'ordinary' }],
  ['SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE', { type: 'setting' }],
  ['COMMIT', { type: 'commit', chain: false }],
  ['END', { type: 'commit', chain: false }],
  ['COMMIT AND CHAIN', { type: 'commit', chain: true }],
  ['ROLLBACK', { type: 'rollback', chain: false }],
  ['ABORT', { type: 'rollback', chain: false }],
  ['ROLLBACK TO SAVEPOINT s', { type: 'ordinary' }],
  ["PREPARE TRANSACTION 'x'", { type: 'prepare-transaction' }],
  ['SET search_path = a', { type: 'setting' }],
  ['RESET search_path', { type: 'setting' }],
  ['SET LOCAL search_path = a', { type: 'ordinary' }],
  ["SELECT pg_catalog.set_config('search_path', '', false)", { type: 'setting' }],
  [
    "ALTER TYPE e ADD VALUE IF NOT EXISTS 'it''s' BEFORE 'a'",
    { type: 'enum-value', enum: 'e', value: "it's" },
  ],
  ["ALTER TYPE e RENAME VALUE 'a' TO 'b'", { type: 'ordinary' }],
  ["CREATE TYPE s.e AS ENUM ('a')", { type: 'enum', enum: 's.e' }],
  ['REINDEX TABLE t', { type: 'by-partition' }],
  ['CALL p()', { type: 'procedure' }],
  ['DO $$ BEGIN END $$', { type: 'procedure' }],
])('%s', (statement, expected) => {
  expect(classOf(statement)).toEqual(expected);
});
