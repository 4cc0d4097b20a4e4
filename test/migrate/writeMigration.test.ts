import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDirectory } from '../../src/migrate/directory.ts';
import { migrationId } from '../../src/migrate/migrationId.ts';
import { writeMigration } from '../../src/migrate/writeMigration.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

describe('migrationId', () => {
  const now = new Date('2026-11-22T10:30:00.999Z');

  test.each([
    ['add city', '20261122103000_add_city'],
    ['addCity', '20261122103000_add_city'],
    ['  Größe & Gewicht! ', '20261122103000_große_gewicht'],
    ['città', '20261122103000_citta'],
    ['добавить город', '20261122103000_добавить_город'],
    ['都市を追加', '20261122103000_都市を追加'],
    ['../../etc', '20261122103000_etc'],
    ['a/b\\c\n"d"', '20261122103000_a_b_c_d'],
    ['!!!', '20261122103000'],
    ['', '20261122103000'],
  ])('%j', (name, id) => {
    expect(migrationId(name, now)).toBe(id);
  });

  test('is cut at 200 bytes without half a character', () => {
    const id = migrationId('ж'.repeat(150), now);
    expect(id).toBe(`20261122103000_${'ж'.repeat(100)}`);
  });

  test.each([
    ['20261122102959_x', '20261122103000_a'],
    ['20261122103000_x', '20261122103001_a'],
    ['20271231235959_x', '20280101000000_a'],
    ['99999999999998_x', '99999999999999_a'],
    ['0_init', '20261122103000_a'],
  ])('is later than %s', (newest, id) => {
    expect(migrationId('a', now, newest)).toBe(id);
  });
});

describe('writeMigration', () => {
  test('writes what is read again, and nothing else', () => {
    const directory = join(temporaryFolder(), 'migrations');
    const first = writeMigration(directory, {
      id: '1_a',
      parents: [],
      sql: 'SELECT 1;\n',
      down: '-- back\n',
    });
    writeMigration(directory, { id: '2_b', parents: ['1_a'], sql: '' });
    expect(first).toEqual({ path: join(directory, '1_a') });
    expect(readdirSync(directory)).toEqual(['1_a', '2_b']);
    expect(readFileSync(join(directory, '1_a/migration.sql'), 'utf8')).toBe(
      '-- schemac:parent none\nSELECT 1;\n',
    );
    const { migrations, diagnostics } = readDirectory(directory);
    expect(diagnostics).toEqual([]);
    expect(migrations.map(({ id, parents, down }) => [id, parents, down?.text])).toEqual([
      ['1_a', [], '-- back\n'],
      ['2_b', ['1_a'], undefined],
    ]);
  });

  test('never writes over a migration', () => {
    const directory = temporaryFolder({ 'a/migration.sql': 'SELECT 1;' });
    const { diagnostic } = writeMigration(directory, { id: 'a', parents: [], sql: '' });
    expect(diagnostic?.code).toBe('duplicate-migration');
    expect(readFileSync(join(directory, 'a/migration.sql'), 'utf8')).toBe('SELECT 1;');
  });

  test('says why it cannot write', () => {
    const directory = join(temporaryFolder({ file: '' }), 'file');
    const { diagnostic } = writeMigration(directory, { id: 'a', parents: [], sql: '' });
    expect(diagnostic?.code).toBe('unwritable-file');
  });
});
