import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DatabaseTarget } from '../../src/database/database.ts';
import { readDirectory } from '../../src/migrate/directory.ts';
import { planDown, takeBack } from '../../src/migrate/down.ts';
import { readHistory } from '../../src/migrate/history.ts';
import { resolveRenamed } from '../../src/migrate/renameInHistory.ts';
import { runDown } from '../../src/migrate/runDown.ts';
import { applyMigrations } from '../../src/migrate/runner.ts';
import { servers } from '../support/servers.ts';
import { writeFiles } from '../support/temporaryFolder.ts';
import { column, deployFolder, inSession, migrationsFolder, statesOf, table } from './deploying.ts';

const server = servers.at(-1)!;
const create = async (): Promise<DatabaseTarget> => ({ url: await server.createDatabase() });
const ids = `SELECT id || coalesce('<' || array_to_string(parents, ','), '') FROM _schemac_migrations ORDER BY id`;

/** Takes back what comes after a migration, and says what was said. */
async function takenBackTo(target: DatabaseTarget, folder: string, id: string): Promise<readonly string[]> {
  const settings = {
    ...{ table, range: { type: 'to', id } as const, run: { version: '1' }, redo: false },
    report: () => undefined,
    onTakenBack: () => undefined,
  };
  return inSession(target, async (database) => {
    const directory = readDirectory(folder);
    const { chosen, diagnostics } = await planDown(database, directory, settings);
    const result = await takeBack(database, directory, chosen, settings);
    return [...diagnostics, ...result.diagnostics].map(({ code }) => code);
  });
}

function move(folder: string, from: string, to: string): void {
  renameSync(join(folder, from), join(folder, to));
}

describe('a folder that was renamed', () => {
  test('is known again by its SQL, and gets its new name in the history', async () => {
    const target = await create();
    const folder = migrationsFolder({ '1_a': 'CREATE TABLE a ();', '2_b': 'CREATE TABLE b ();' });
    await deployFolder(target, folder);
    move(folder, '1_a', '0_first');
    expect(await statesOf(target, folder)).toEqual({ '0_first': 'applied', '2_b': 'applied' });
    expect(await deployFolder(target, folder)).toMatchObject({ applied: [], codes: ['renamed-migration'] });
    expect(await column(target, ids)).toEqual(['0_first<', '2_b<0_first']);
    expect((await deployFolder(target, folder)).codes).toEqual([]);
  });

  test('is asked about where the SQL stands in two', async () => {
    const target = await create();
    const folder = migrationsFolder({ '1_a': 'SELECT 1;', '2_b': 'SELECT 1;', '3_c': '-- none' });
    await deployFolder(target, folder);
    move(folder, '1_a', '1_x');
    move(folder, '2_b', '2_y');
    move(folder, '3_c', '3_z');
    const asked = await deployFolder(target, folder);
    expect([asked.applied, asked.codes.filter((code) => code === 'ambiguous-rename')]).toEqual([
      [],
      ['ambiguous-rename', 'ambiguous-rename'],
    ]);
    const resolve = (from: string, to: string) =>
      inSession(target, async (database) =>
        (await resolveRenamed(database, readDirectory(folder), table, { from, to })).map(({ code }) => code),
      );
    expect(await resolve('1_a', '1_x')).toEqual([]);
    expect(await resolve('9', '1_x')).toEqual(['unknown-migration']);
    expect(await resolve('2_b', '9')).toEqual(['unknown-migration']);
    expect(await resolve('2_b', '1_x')).toEqual(['already-applied']);
    expect(await deployFolder(target, folder)).toMatchObject({ applied: ['3_z'] });
    expect(await column(target, 'SELECT id FROM _schemac_migrations ORDER BY id')).toEqual([
      '1_x',
      '2_y',
      '3_c',
      '3_z',
    ]);
  });
});

test('an edit names the statements that went and came', async () => {
  const target = await create();
  const folder = migrationsFolder({ '1_a': 'CREATE TABLE a ();\n-- x\nCREATE TABLE b (x int);' });
  await deployFolder(target, folder);
  writeFiles(folder, { '1_a/migration.sql': 'create table a ();\nCREATE TABLE b (x text);\nSELECT 1' });
  const { codes, diagnostics } = await deployFolder(target, folder);
  expect(codes).toEqual(['edited-migration']);
  expect(diagnostics[0]?.notes?.map(({ message }) => message).slice(0, 3)).toEqual([
    '- CREATE TABLE b (x int)',
    '+ CREATE TABLE b (x text)',
    '+ SELECT 1',
  ]);
});

test('what comes late, what is copied, and what is reordered is named', async () => {
  const target = await create();
  const folder = migrationsFolder({ '1_a': 'CREATE TABLE a ();', '3_c': 'SELECT 3;' });
  await deployFolder(target, folder);
  writeFiles(folder, { '2_b/migration.sql': 'SELECT 3; -- again' });
  expect(await deployFolder(target, folder)).toMatchObject({
    applied: ['2_b'],
    codes: ['out-of-order', 'copied-migration'],
  });
  expect((await deployFolder(target, folder)).codes).toEqual([]);
  writeFiles(folder, { '3_c/migration.sql': '-- schemac:parent 2_b\nSELECT 3;' });
  expect((await deployFolder(target, folder)).codes).toEqual(['reordered-migration']);
});

test('a history of another project stops everything', async () => {
  const target = await create();
  await deployFolder(target, migrationsFolder({ '1_x': 'SELECT 1;' }));
  const other = migrationsFolder({ '1_a': 'CREATE TABLE a ();' });
  expect(await deployFolder(target, other)).toMatchObject({ applied: [], codes: ['foreign-history'] });
  expect(await statesOf(target, migrationsFolder({}))).toEqual({ '1_x': 'missing' });
});

describe('a migration that stands for others', () => {
  const parts = { '1_a': 'CREATE TABLE a ();', '2_b': 'CREATE TABLE b ();' };
  const folded = {
    '2_all': '-- schemac:replaces 1_a\n-- schemac:replaces 2_b\nCREATE TABLE a ();\nCREATE TABLE b ();',
    '3_c': 'CREATE TABLE c ();',
  };

  test('is applied where they all are, and runs where none is', async () => {
    const [old, fresh] = [await create(), await create()];
    await deployFolder(old, migrationsFolder(parts));
    expect(await deployFolder(old, migrationsFolder(folded))).toMatchObject({ applied: ['3_c'], codes: [] });
    expect(await deployFolder(fresh, migrationsFolder(folded))).toMatchObject({ applied: ['2_all', '3_c'] });
    expect(await statesOf(old, migrationsFolder(folded))).toEqual({ '2_all': 'applied', '3_c': 'applied' });
    const again = { '3_all': '-- schemac:replaces 1_a\n-- schemac:replaces 2_b\n-- schemac:replaces 3_c\n' };
    for (const target of [old, fresh]) {
      expect(await statesOf(target, migrationsFolder(again))).toEqual({ '3_all': 'applied' });
    }
  });

  test('has what it stands for done, for a folder of before', async () => {
    const target = await create();
    await deployFolder(target, migrationsFolder(folded), { to: '2_all' });
    const before = migrationsFolder({ ...parts, '3_x': 'CREATE TABLE x ();' });
    expect(await deployFolder(target, before)).toMatchObject({ applied: ['3_x'], codes: [] });
    expect(await statesOf(target, before)).toEqual({ '1_a': 'applied', '2_b': 'applied', '3_x': 'applied' });
    expect(await statesOf(target, migrationsFolder({ '1_a': parts['1_a'] }))).toMatchObject({
      '1_a': 'applied',
      '2_all': 'missing',
    });
    expect(await takenBackTo(target, before, '1_a')).toEqual(['part-of-another']);
  });

  test('is taken back, also where it stands for one that stood for others', async () => {
    const target = await create();
    await deployFolder(target, migrationsFolder(folded));
    const again = migrationsFolder({
      '3_all': '-- schemac:replaces 1_a\n-- schemac:replaces 2_b\n-- schemac:replaces 3_c\nSELECT 1;',
    });
    writeFiles(again, { '3_all/down.sql': 'DROP TABLE a, b, c;' });
    expect(await takenBackTo(target, again, 'none')).toEqual([]);
    expect(await statesOf(target, again)).toEqual({ '3_all': 'pending' });
  });

  test('is named where some of them are', async () => {
    const target = await create();
    await deployFolder(target, migrationsFolder(parts), { to: '1_a' });
    expect(await deployFolder(target, migrationsFolder(folded))).toMatchObject({
      applied: [],
      codes: ['partly-replaced'],
    });
  });
});

/** A run that dies when its migrations are done, and the state after them is not recorded. */
describe('what a run has changed that was killed before it recorded the state is no drift', () => {
  const settings = { version: '1' };
  const report = () => undefined;
  const byHand = 'CREATE TABLE by_hand ()';

  test('whatever the clocks say', async () => {
    const target = await create();
    const first = { '1_a': 'CREATE TABLE a ();' };
    const folder = migrationsFolder({ ...first, '2_b': 'CREATE TABLE b ();' });
    await deployFolder(target, migrationsFolder(first));
    await inSession(target, async (database) => {
      await database.execute(`UPDATE _schemac_migrations SET started_at = now() + interval '1 hour'`);
      const [, second] = readDirectory(folder).migrations;
      await applyMigrations(database, await readHistory(database, table), [second!], settings, report);
    });
    expect((await deployFolder(target, folder)).codes).toEqual([]);
    await inSession(target, (database) => database.execute(byHand));
    expect((await deployFolder(target, folder)).codes).toEqual(['drift']);
  });

  test('of a way back of one that others came after', async () => {
    const target = await create();
    const folder = migrationsFolder({ '1_a': 'CREATE TABLE a ();', '2_b': 'CREATE TABLE b ();' });
    writeFiles(folder, { '1_a/down.sql': 'DROP TABLE a;' });
    await deployFolder(target, folder);
    await inSession(target, async (database) => {
      const [one] = readDirectory(folder).migrations;
      expect(await runDown(database, table, one!, settings, report)).toEqual([]);
    });
    expect((await deployFolder(target, folder)).codes).not.toContain('drift');
    expect((await deployFolder(target, folder)).codes).toEqual([]);
  });
});
