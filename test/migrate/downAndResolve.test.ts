import { describe, expect, test } from 'vitest';
import type { DatabaseTarget } from '../../src/database/database.ts';
import { readDirectory } from '../../src/migrate/directory.ts';
import { type Resolution, resolveMigration } from '../../src/migrate/resolveMigration.ts';
import { runDown } from '../../src/migrate/runDown.ts';
import { servers } from '../support/servers.ts';
import { writeFiles } from '../support/temporaryFolder.ts';
import { column, deployFolder, inSession, migrationsFolder, statesOf, table } from './deploying.ts';

async function down(target: DatabaseTarget, folder: string, id: string): Promise<readonly string[]> {
  const migration = readDirectory(folder).migrations.find((candidate) => candidate.id === id)!;
  const diagnostics = await inSession(target, (database) =>
    runDown(database, table, migration, { version: '1' }, () => undefined),
  );
  return diagnostics.map(({ code }) => code);
}

async function resolve(target: DatabaseTarget, folder: string, id: string, as: Resolution) {
  const diagnostics = await inSession(target, (database) =>
    resolveMigration(database, readDirectory(folder), { id, as, version: '1', table }),
  );
  return diagnostics.map(({ code }) => code);
}

describe.each(servers)('$name', ({ createDatabase }) => {
  const create = async () => ({ url: await createDatabase() });
  const existing = `SELECT relname::text FROM pg_class WHERE relname IN ('a', 'b')`;

  test('down.sql takes a migration back, and it is pending again', async () => {
    const target = await create();
    const folder = migrationsFolder({ '1_a': 'CREATE TABLE a ();', '2_b': 'CREATE TABLE b ();' });
    writeFiles(folder, { '2_b/down.sql': '-- back\nDROP TABLE b;\n' });
    await deployFolder(target, folder);
    expect(await down(target, folder, '1_a')).toEqual(['no-down-file']);
    expect(await down(target, folder, '2_b')).toEqual([]);
    expect(await column(target, existing)).toEqual(['a']);
    // By one that chose it before.
    expect(await down(target, folder, '2_b')).toEqual(['overtaken']);
    expect(await statesOf(target, folder)).toEqual({ '1_a': 'applied', '2_b': 'rolled-back' });
    expect((await deployFolder(target, folder)).applied).toEqual(['2_b']);
  });

  test('a way back that fails changes nothing', async () => {
    const target = await create();
    const folder = migrationsFolder({ '1_a': 'CREATE TABLE a ();' });
    writeFiles(folder, { '1_a/down.sql': 'DROP TABLE a;\nDROP TABLE nothing;' });
    await deployFolder(target, folder);
    expect(await down(target, folder, '1_a')).toEqual(['migration-failed']);
    expect(await column(target, existing)).toEqual(['a']);
    expect(await statesOf(target, folder)).toEqual({ '1_a': 'applied' });
  });

  test('a way back in steps goes on where it failed, and nothing else is done before', async () => {
    const target = await create();
    const folder = migrationsFolder({
      '1_a': 'CREATE TABLE a (x int); CREATE INDEX CONCURRENTLY a_x ON a (x); INSERT INTO a VALUES (0);',
      '2_b': 'CREATE TABLE b ();',
    });
    const steps = 'DROP INDEX CONCURRENTLY a_x;\nINSERT INTO a VALUES (1);\nVACUUM a;\n';
    writeFiles(folder, { '1_a/down.sql': `${steps}DROP TABLE nothing;` });
    await deployFolder(target, folder, { to: '1_a' });
    expect(await down(target, folder, '1_a')).toEqual(['migration-failed']);
    expect((await deployFolder(target, folder)).codes).toEqual(['half-taken-back']);
    writeFiles(folder, { '1_a/down.sql': 'DROP TABLE a;' });
    expect(await down(target, folder, '1_a')).toEqual(['edited-partial-migration']);
    writeFiles(folder, { '1_a/down.sql': `${steps}ALTER TABLE a RENAME TO b;` });
    expect(await down(target, folder, '1_a')).toEqual([]);
    expect(await column(target, 'SELECT x FROM b ORDER BY x')).toEqual([0, 1]);
    expect(await statesOf(target, folder)).toEqual({ '1_a': 'rolled-back', '2_b': 'pending' });
  });

  test('what a person says has become of a migration', async () => {
    const target = await create();
    const folder = migrationsFolder({ '1_a': 'CREATE TABLE a ();', '2_b': 'CREATE TABLE b ();' });
    await inSession(target, (database) => database.execute('CREATE TABLE a ()'));
    expect(await resolve(target, folder, 'x', 'applied')).toEqual(['unknown-migration']);
    expect(await resolve(target, folder, '1_a', 'applied')).toEqual([]);
    expect(await resolve(target, folder, '1_a', 'applied')).toEqual(['already-applied']);
    expect((await deployFolder(target, folder)).applied).toEqual(['2_b']);
    await inSession(target, (database) => database.execute('DROP TABLE b'));
    expect(await resolve(target, folder, '2_b', 'rolled-back')).toEqual([]);
    expect((await deployFolder(target, folder)).applied).toEqual(['2_b']);
  });
});
