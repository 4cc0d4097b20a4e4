import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDirectory } from '../../src/migrate/directory.ts';
import { readTests } from '../../src/migrate/testing/readTests.ts';
import { runTests, type TestRun } from '../../src/migrate/testing/runTests.ts';
import { positionAt } from '../../src/source/source.ts';
import { longTest } from '../support/longForm.ts';
import { servers, type TestServer } from '../support/servers.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

/** Runs the tests of a folder, on the embedded PostgreSQL where no server is given. */
async function run(files: Readonly<Record<string, string>>, server?: TestServer): Promise<TestRun> {
  const { migrations } = readDirectory(temporaryFolder(files));
  const { tests, diagnostics } = await readTests(migrations);
  expect(diagnostics).toEqual([]);
  const told: string[] = [];
  const ran = await runTests(migrations, tests, {
    ...(server && { scratchUrl: server.url }),
    version: '0',
    onCase: ({ name }) => told.push(name),
  });
  expect(told).toEqual(ran.cases.map(({ name }) => name));
  return ran;
}

/** What a person sees of each case. */
function seen({ cases, diagnostics }: TestRun): readonly unknown[] {
  expect(diagnostics).toEqual([]);
  return cases.map(({ name, ok, diagnostics: found }) => [
    name,
    ok,
    ...found.map(({ message, span, notes = [] }) => ({
      message,
      at: span && positionAt(span.source, span.start),
      rows: notes.map((note) => note.message).find((text) => text.includes('\n')),
    })),
  ]);
}

const [, section = ''] = readFileSync('docs/data-migrations.md', 'utf8').split('## Tests of migrations');
const [migration, tests] = [...section.split('\n## ')[0]!.matchAll(/```sql\n(.*?)```/gs)].map(
  ([, text]) => text!,
) as [string, string];

const documented = {
  '1_deals/migration.sql': 'CREATE TABLE deals (id serial PRIMARY KEY, city text, price text);',
  '2_cents/migration.sql': migration,
  '2_cents/down.sql': 'ALTER TABLE deals DROP cents;',
  '2_cents/test.sql': tests,
};

test('the example of the documentation holds, and what does not is shown row by row', async () => {
  const more = `
-- schemac:case ids begin anew
INSERT INTO deals (city, price) VALUES ('Ulm', '1'), ('Ulm', '2'), (NULL, '3');
-- schemac:after
-- schemac:rows SELECT id, city, cents FROM deals ORDER BY id
VALUES (1, 'Ulm', 1.5), (3, NULL, 3);
-- schemac:rows
SELECT city, to_json(cents) AS cents
FROM deals;
VALUES ('Ulm', '2'), ('Ulm', ' 1'), ('Ulm', '2');
-- schemac:expect SELECT count(*) = 0 FROM deals WHERE cents > 1
INSERT INTO deals (id) VALUES (1);
-- schemac:expect SELECT false

-- schemac:case two that are wrong
-- schemac:fails no digits
-- schemac:case and another
INSERT INTO deals (price) VALUES ('x');
-- schemac:fails no digits
-- schemac:case ids begin anew once more
INSERT INTO deals (price) VALUES ('1');
-- schemac:after
-- schemac:rows SELECT id, point(1, 2), 1.50 AS n, NULL AS nothing, xmlparse(content 'a') FROM deals
VALUES (1, '(1,2)', 1.5, NULL, 'a');
-- schemac:rows SELECT id FROM deals
VALUES (1, 2);
-- schemac:rows SELECT price FROM deal
VALUES (1);
-- schemac:rows SELECT id FROM deals
VALUES (1), ('one');
`;
  const ran = await run({ ...documented, '2_cents/test.sql': `${tests}${more}` }, servers[0]!);
  expect(seen(ran)).toMatchSnapshot();
});

const stepwise = {
  '1_t/migration.sql': `CREATE TYPE mood AS ENUM ('sad');
    CREATE TABLE t (id int PRIMARY KEY, n int, m mood, up int REFERENCES t DEFERRABLE INITIALLY DEFERRED);`,
  '2_fill/migration.sql': `ALTER TYPE mood ADD VALUE 'ok';
-- schemac:batch by=id size=2
UPDATE t SET n = id * 2, m = 'ok';
CREATE UNIQUE INDEX CONCURRENTLY t_n ON t (n);`,
  '2_fill/down.sql': 'DROP INDEX CONCURRENTLY t_n;\nDELETE FROM t WHERE id = 5;',
  '2_fill/tests/a.sql': `INSERT INTO t (id, up) VALUES (2, 1);
INSERT INTO t (id) VALUES (1), (3), (4), (5);
-- schemac:case in steps and batches
-- schemac:after
INSERT INTO t VALUES (6, 1, 'ok');
-- schemac:rows SELECT n, m FROM t ORDER BY id
VALUES (2, 'ok'), (4, 'ok'), (6, 'ok'), (8, 'ok'), (10, 'ok'), (1, 'ok');
-- schemac:down
-- schemac:rows SELECT count(*) FROM t
SELECT 5;`,
  '2_fill/tests/b.sql': `INSERT INTO t (id, up) VALUES (7, 99);
-- schemac:after`,
  '3_gone/migration.sql': 'DROP TABLE t;',
  '3_gone/test.sql': "-- schemac:after\n-- schemac:expect SELECT to_regclass('t') IS NULL",
};

async function runStepwise(server: TestServer): Promise<void> {
  expect(seen(await run(stepwise, server))).toEqual([
    ['in steps and batches', true],
    ['b', false, expect.objectContaining({ message: expect.stringContaining('violates foreign key') })],
    ['test', true],
  ]);
}

describe('a case is run as in a deploy, with steps, batches, COMMIT and the way back', () => {
  longTest('on the embedded PostgreSQL, of which a copy takes a second', async () => {
    const { '2_fill/tests/b.sql': _, '3_gone/test.sql': __, ...files } = stepwise;
    expect(seen(await run(files))).toEqual([['in steps and batches', true]]);
  });
  test('on a server', () => runStepwise(servers.at(-1)!));
  longTest('on the oldest server', () => runStepwise(servers[0]!));
});

test('what cannot be read is told at its line before anything runs', async () => {
  const texts = [
    'SELEC 1;',
    'BEGIN;',
    'COPY t FROM stdin;',
    '-- schemac:caze a',
    '-- schemac:batch by=id\nUPDATE t SET a = 1;',
    '-- schemac:case',
    '-- schemac:after\n-- schemac:case a',
    '-- schemac:after now',
    '-- schemac:after\n-- schemac:before',
    '-- schemac:after\n-- schemac:fails',
    '-- schemac:fails\n-- schemac:down',
    '-- schemac:down\n-- schemac:down',
    '-- schemac:rows SELECT 1',
    '-- schemac:rows SELECT 1\n-- schemac:case a',
    '-- schemac:rows SELECT 1\nDELETE FROM t;',
    '-- schemac:rows\nDELETE FROM t;',
    '-- schemac:rows DELETE FROM t\n',
    '-- schemac:expect',
  ];
  const folder = temporaryFolder(
    Object.fromEntries([
      ['1_a/migration.sql', ''],
      ...texts.map((text, index) => [join('1_a', 'tests', `${String(index).padStart(2, '0')}.sql`), text]),
    ]),
  );
  const { diagnostics } = await readTests(readDirectory(folder).migrations);
  const told = diagnostics.map(({ message, span }) => [
    span!.source.text,
    positionAt(span!.source, span!.start).line,
    message,
  ]);
  expect(told).toMatchSnapshot();
  expect(new Set(told.map(([text]) => text))).toEqual(new Set(texts));
});
