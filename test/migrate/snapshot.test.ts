import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { withScratchDatabase } from '../../src/database/withScratchDatabase.ts';
import { introspect } from '../../src/introspect/introspect.ts';
import { readingsOf } from '../../src/kinds/readingsOf.ts';
import { kinds } from '../../src/kinds/registry.ts';
import { readDirectory } from '../../src/migrate/directory.ts';
import type { LockFile } from '../../src/migrate/lock.ts';
import { readLockFile } from '../../src/migrate/lockFile.ts';
import { replay } from '../../src/migrate/replay.ts';
import { readScratchState } from '../../src/migrate/scratchState.ts';
import { type CheckedSnapshot, checkSnapshot } from '../../src/migrate/snapshot/checkSnapshot.ts';
import { loadDatabase } from '../../src/migrate/snapshot/loadDatabase.ts';
import { makeSnapshot } from '../../src/migrate/snapshot/makeSnapshot.ts';
import { refreshSnapshot } from '../../src/migrate/snapshot/refreshSnapshot.ts';
import type { Snapshot } from '../../src/migrate/snapshot/snapshot.ts';
import {
  parseSnapshot,
  printSnapshot,
  readSnapshot,
  writeSnapshot,
} from '../../src/migrate/snapshot/snapshotFile.ts';
import { snapshotSql } from '../../src/migrate/snapshot/snapshotSql.ts';
import { loadPostgresParser } from '../../src/sql/postgresParser.ts';
import { type CorpusCase, readCorpus } from '../support/corpus.ts';
import { lastOf, shareOf } from '../support/longForm.ts';
import { resetDatabase } from '../support/resetDatabase.ts';
import { servers } from '../support/servers.ts';
import { type Files, temporaryFolder, writeFiles } from '../support/temporaryFolder.ts';
import { makeTestRoles } from '../support/testRoles.ts';
import { differences, directWitness } from '../support/transition.ts';
import { witness } from '../support/witness.ts';
import { inSession, statesOf, table } from './deploying.ts';

const newest = servers.at(-1)!;
const [deals, city] = ['1_deals', '2_city'] as const;

describe.each(lastOf(servers))('of every schema, on $name', ({ major, createDatabase }) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase({ url: await createDatabase() });
    await makeTestRoles(database);
  });
  afterAll(() => database.close());

  const possible = readCorpus().filter(({ flags }) => (flags.minimumMajor ?? 0) <= major);
  test.sequential.each(shareOf(possible, 7, 37))('$name', async (one) => {
    const problems = await loadedDifferences(database, one);
    expect(problems, problems.join('\n')).toEqual([]);
  });
});

/** Makes a schema, then empties the database and loads what was made of it. */
async function loadedDifferences(database: Database, { after }: CorpusCase): Promise<readonly string[]> {
  const readings = { kept: readingsOf(after.schema, kinds), wished: [] };
  await resetDatabase(database);
  const empty = await introspect(database, { readings });
  const wanted = await directWitness(database, after);
  const text = snapshotSql(empty, await introspect(database, { readings }), database);
  await resetDatabase(database);
  const failed = await replay(database, [{ id: 'schema', source: { path: 'schema.sql', text } }]);
  const messages = failed.flatMap(({ message, notes = [] }) => [
    message,
    ...notes.map((note) => note.message),
  ]);
  const found = differences('the database', wanted, await witness(database, [after]));
  return [...messages, ...found].length === 0 ? [] : [...messages, ...found, text];
}

/** Two tables that need each other, what belongs to them, and what no schema shows. */
const folder: Files = {
  [`${deals}/migration.sql`]: `
    CREATE EXTENSION citext;
    CREATE TABLE deals (id int PRIMARY KEY, title citext NOT NULL, owner int);
    CREATE TABLE owners (id int PRIMARY KEY, deal int REFERENCES deals, name text);
    ALTER TABLE deals ADD FOREIGN KEY (owner) REFERENCES owners;
    CREATE INDEX ON deals (title);
    CREATE FUNCTION shout(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
-- includes: 0 9_made_up
SELECT upper($1) $$;
    CREATE VIEW loud AS SELECT shout(title::text) FROM deals;
    CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple);
    INSERT INTO owners VALUES (1);`,
  [`${city}/migration.sql`]: `-- schemac:parent ${deals}
    ALTER TABLE deals ADD city text DEFAULT 'Oslo';
    CREATE INDEX CONCURRENTLY ON deals (city);
    UPDATE deals SET city = 'Rome'`,
};

/** What is made of that folder, wherever it is. */
let made: Snapshot;
beforeAll(async () => {
  const directory = readDirectory(temporaryFolder(folder));
  const { lock } = readLockFile(directory.path);
  const result = await makeSnapshot(directory, lock, await newest.createDatabase());
  if (result.type === 'failed') throw new Error(JSON.stringify(result.diagnostics));
  made = result.snapshot;
});

test('the file is read as it is written, grouped by table, and says what it does not hold', async () => {
  const parser = await loadPostgresParser();
  const text = printSnapshot(parser, made);
  expect(text).toMatchSnapshot();
  const { lacks, includes } = made;
  const read = parseSnapshot(parser, { path: 'schema.sql', text });
  expect(read).toMatchObject({ lacks, includes, isOwn: true });
  expect(includes.map(({ id }) => id)).toEqual([deals, city]);
  const windows = parseSnapshot(parser, { path: 'schema.sql', text: text.replaceAll('\n', '\r\n') });
  expect(windows).toMatchObject({ lacks, includes, isOwn: true });
  const spoilt = [
    text.replace('Oslo', 'Rome'),
    text.replace('-- snapshot:', '<<<<<<< HEAD\n-- snapshot:'),
    '',
  ];
  expect(spoilt.map((other) => parseSnapshot(parser, { path: 'schema.sql', text: other }).isOwn)).toEqual([
    false,
    false,
    false,
  ]);
});

test('a database is built from the file where it is empty and the file is of the folder', async () => {
  const path = temporaryFolder(folder);
  const url = await newest.createDatabase();
  const load = (target = url) =>
    inSession({ url: target }, async (database) => {
      const run = { version: '1.2.3' };
      const options = { table, run, scratchUrl: async () => url, report: () => undefined };
      const result = await loadDatabase(database, readDirectory(path), options);
      return [...result.diagnostics.map(({ code }) => code), ...result.applied, ...result.pending];
    });
  expect(await load()).toEqual(['no-snapshot']);
  writeFiles(path, { 'schema.sql': 'SELECT 1' });
  expect(await load()).toEqual(['foreign-snapshot']);
  expect(await refreshSnapshot(path, async () => url)).toEqual({ diagnostics: [] });

  const parser = await loadPostgresParser();
  const { lock } = readLockFile(path);
  writeSnapshot(parser, path, made);
  expect(readDirectory(path).diagnostics).toEqual([]);
  expect(await load()).toEqual(['snapshot-lacks', deals, city]);
  expect(await statesOf({ url }, path)).toEqual({ [deals]: 'applied', [city]: 'applied' });
  expect(await load()).toEqual(['database-not-empty']);
  await inSession({ url }, (database) => database.execute('DROP TABLE _schemac_migrations'));
  expect(await load()).toEqual(['snapshot-lacks', deals, city]);
  expect(await statesOf({ url }, path)).toEqual({ [deals]: 'applied', [city]: 'applied' });

  const other = await newest.createDatabase();
  await inSession({ url: other }, (database) => database.execute('CREATE TYPE mood AS ENUM ()'));
  expect(await load(other)).toEqual(['database-not-empty']);
  await inSession({ url: other }, (database) => database.execute('DROP TYPE mood'));
  const text = `-- schemac:parent ${city}\nCREATE TABLE late ()`;
  writeFiles(path, { '3_late/migration.sql': text });
  const check = async () => {
    const checked = await checkAgainstFolder(path, lock, url);
    return [checked.isCurrent, ...checked.diagnostics.map(({ code }) => code)];
  };
  expect(await check()).toEqual([false, 'snapshot-older']);
  expect(await load(other)).toEqual(['snapshot-lacks', deals, city, '3_late']);
  writeFiles(path, { 'schema.sql': '<<<<<<< HEAD\n-- snapshot: 0\n=======\n-- snapshot: 1\n>>>>>>> main' });
  expect(await load(await newest.createDatabase())).toEqual(['snapshot-edited']);
  expect(await refreshSnapshot(path, async () => url)).toEqual({
    written: `${path}/schema.sql`,
    diagnostics: [],
  });
  expect(await check()).toEqual([true]);

  writeFiles(path, { '3_late/migration.sql': `${text};\nSELECT 1` });
  expect(await check()).toEqual([false, 'snapshot-of-others']);
  expect(await load(await newest.createDatabase())).toEqual(['snapshot-of-others']);
  writeFiles(path, { '3_late/migration.sql': `${text};\nSELECT 1 / 0` });
  const { diagnostics } = await refreshSnapshot(path, async () => url);
  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ['snapshot-not-written', 'warning'],
  ]);
});

/** Compares the file of a folder with what its migrations lead to, as `migrate check` does. */
async function checkAgainstFolder(path: string, lock: LockFile, url: string): Promise<CheckedSnapshot> {
  const directory = readDirectory(path);
  const migrated = await withScratchDatabase(url, async (scratch) => {
    await replay(scratch, directory.migrations);
    return readScratchState(scratch, lock);
  });
  return checkSnapshot(directory, lock, migrated, url);
}

test('what the file leads to is found out, not believed', async () => {
  const path = temporaryFolder(folder);
  const url = await newest.createDatabase();
  const parser = await loadPostgresParser();
  const { lock } = readLockFile(path);
  // As another version of schemac might have written it.
  writeSnapshot(parser, path, { ...made, sql: made.sql.replace('Oslo', 'Rome') });
  expect(readSnapshot(parser, path)).toMatchObject({ isOwn: true });
  const checked = await checkAgainstFolder(path, lock, url);
  expect(checked).toMatchObject({ isCurrent: false, diagnostics: [{ code: 'snapshot-differs' }] });
});
