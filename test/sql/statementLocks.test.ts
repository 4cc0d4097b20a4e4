import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { loadPostgresParser, type PostgresParser } from '../../src/sql/postgresParser.ts';
import { statementLocks } from '../../src/sql/statementLocks.ts';
import { servers } from '../support/servers.ts';

const setup = `CREATE SCHEMA s; CREATE TABLE s.parent (id int PRIMARY KEY);
  CREATE TABLE t (id int PRIMARY KEY, n int, parent int);
  ALTER TABLE t ADD CONSTRAINT later CHECK (n > 0) NOT VALID;
  CREATE INDEX t_n ON t (n); CREATE VIEW v AS SELECT id FROM t;
  CREATE MATERIALIZED VIEW m AS SELECT id FROM t; CREATE UNIQUE INDEX m_id ON m (id);
  CREATE TABLE p (x int) PARTITION BY LIST (x); CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1);
  CREATE TABLE p_2 (x int);
  CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
  CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f(); CREATE POLICY po ON t USING (true);`;

const statements = [
  'ALTER TABLE t ADD COLUMN x int DEFAULT 5',
  'ALTER TABLE t ADD COLUMN x int REFERENCES s.parent',
  'ALTER TABLE t ADD CONSTRAINT x FOREIGN KEY (parent) REFERENCES s.parent NOT VALID',
  'ALTER TABLE t ADD CONSTRAINT x FOREIGN KEY (parent) REFERENCES s.parent, ALTER n SET NOT NULL',
  'ALTER TABLE t VALIDATE CONSTRAINT later',
  'ALTER TABLE t ALTER n SET STATISTICS 10',
  'ALTER TABLE t SET (fillfactor = 80)',
  'ALTER TABLE t CLUSTER ON t_pkey',
  'ALTER TABLE t DISABLE TRIGGER tr',
  'ALTER TABLE t RENAME n TO m',
  'ALTER TABLE p ATTACH PARTITION p_2 FOR VALUES IN (2)',
  'ALTER TABLE p DETACH PARTITION p_1',
  'CREATE TABLE c (x int REFERENCES s.parent)',
  'CREATE TABLE c PARTITION OF p FOR VALUES IN (3)',
  'CREATE TABLE c () INHERITS (s.parent)',
  'CREATE INDEX ON t (n)',
  'CREATE TRIGGER x BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f()',
  'CREATE POLICY x ON t USING (true)',
  'CREATE RULE x AS ON DELETE TO t DO INSTEAD NOTHING',
  'CREATE STATISTICS x ON id, n FROM t',
  'CREATE OR REPLACE VIEW v AS SELECT id FROM t',
  'DROP TRIGGER tr ON t',
  'DROP POLICY po ON t',
  'TRUNCATE s.parent',
  'LOCK TABLE t IN SHARE MODE',
  'INSERT INTO t VALUES (1)',
  'UPDATE t SET n = 1',
  'DELETE FROM t',
  'REFRESH MATERIALIZED VIEW m',
  'REFRESH MATERIALIZED VIEW CONCURRENTLY m',
  'CLUSTER t USING t_pkey',
  'ANALYZE t',
  'REINDEX TABLE t',
  'SELECT * FROM t',
  'CREATE VIEW w AS SELECT * FROM t',
];

/** The strongest lock on each relation that the transaction holds, as far as it holds up others; new ones left out. */
const held = `SELECT DISTINCT ON (relation) CASE relnamespace WHEN 's'::regnamespace THEN 's.' ELSE '' END || relname AS "on",
    upper(regexp_replace(regexp_replace(mode, 'Lock$', ''), '(?<=[a-z])(?=[A-Z])', ' ', 'g')) AS mode
  FROM pg_locks l JOIN pg_class c ON c.oid = relation WHERE pid = pg_backend_pid() AND relation > 16383
    AND relation <= $1 AND relkind IN ('r', 'p', 'v', 'm', 'i') AND mode NOT IN ('AccessShareLock', 'RowShareLock')
  ORDER BY relation, array_position(ARRAY['RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareLock',
    'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'], mode) DESC`;

describe.each(servers.slice(-1))('$name', ({ createDatabase }) => {
  let database: Database;
  let parser: PostgresParser;
  let newest: number;
  const tables = new Set(['t', 's.parent', 'p', 'p_1', 'p_2', 'm', 'v']);

  beforeAll(async () => {
    database = await openDatabase({ url: await createDatabase() });
    parser = await loadPostgresParser();
    await database.execute(setup);
    const [row] = await database.query<{ oid: number }>('SELECT max(oid) AS oid FROM pg_class');
    newest = row!.oid;
    return () => database.close();
  });

  test.each(statements)('%s', async (statement) => {
    const locks = await database.transaction(
      async (transaction) => {
        await transaction.execute(statement);
        return transaction.query<{ on: string; mode: string }>(held, [newest]);
      },
      { rollback: true },
    );
    const said = statementLocks(parser.parse(statement).stmts![0]!.stmt!) ?? [];
    // An index by itself stands for its table; those of a table that is locked are locked with it.
    const seen = locks.filter(({ on }) => tables.has(on) || said.some((lock) => lock.on === on));
    const byName = (left: { on: string }, right: { on: string }) => left.on.localeCompare(right.on);
    const expected = seen.map(({ on, mode }) => ({ mode, on })).sort(byName);
    expect(said.toSorted(byName)).toEqual(expected);
  });
});

test.each([
  ['ALTER TABLE s.t SET SCHEMA public', 'ACCESS EXCLUSIVE', 's.t'],
  ['ALTER INDEX i RENAME TO j', 'SHARE UPDATE EXCLUSIVE', 'i'],
  ['DROP TABLE s."T"', 'ACCESS EXCLUSIVE', 's."T"'],
  ['CREATE INDEX CONCURRENTLY ON t (n)', 'SHARE UPDATE EXCLUSIVE', 't'],
  ['DROP INDEX CONCURRENTLY i', 'SHARE UPDATE EXCLUSIVE', 'i'],
  ['REINDEX TABLE CONCURRENTLY t', 'SHARE UPDATE EXCLUSIVE', 't'],
  ['VACUUM FULL t', 'ACCESS EXCLUSIVE', 't'],
])('%s', async (statement, mode, on) => {
  const parser = await loadPostgresParser();
  expect(statementLocks(parser.parse(statement).stmts![0]!.stmt!)).toEqual([{ mode, on }]);
});

test('what a block does is not in its text', async () => {
  const parser = await loadPostgresParser();
  expect(statementLocks(parser.parse('DO $$ $$').stmts![0]!.stmt!)).toBeUndefined();
});
