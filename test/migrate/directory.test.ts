import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDirectory } from '../../src/migrate/directory.ts';
import { positionAt } from '../../src/source/source.ts';
import { type Files, temporaryFolder } from '../support/temporaryFolder.ts';

/** The folder as it is read, with the temporary path left out of what is compared. */
function read(files: Files) {
  const folder = temporaryFolder(files);
  const { migrations, diagnostics } = readDirectory(folder);
  const text = (message: string) => message.replaceAll(`${folder}/`, '').replaceAll(folder, 'FOLDER');
  return {
    chain: migrations.map(({ id, parents }) => [id, ...parents]),
    problems: diagnostics.map(({ code, message }) => [code, text(message)]),
    diagnostics,
  };
}

describe('the chain', () => {
  test('a folder that is not there, or is empty, holds no migrations', () => {
    expect(readDirectory(join(temporaryFolder(), 'nowhere'))).toMatchObject({
      migrations: [],
      diagnostics: [],
    });
    expect(read({})).toMatchObject({ chain: [], problems: [] });
    expect(read({ '.gitkeep': '', 'README.md': 'x', 'schemac.lock': '' })).toMatchObject({
      chain: [],
      problems: [],
    });
  });

  test("Prisma's folders follow each other by name", () => {
    const { chain, problems } = read({
      'migration_lock.toml': 'provider = "postgresql"\n',
      '20240101000000_init/migration.sql': 'SELECT 1;',
      '20240102000000_more/migration.sql': '\uFEFF-- Größe\n',
      '0_baseline/migration.sql': '',
    });
    expect(chain).toEqual([
      ['0_baseline'],
      ['20240101000000_init', '0_baseline'],
      ['20240102000000_more', '20240101000000_init'],
    ]);
    expect(problems).toEqual([]);
  });

  test('a header says what a migration follows, whatever the names say', () => {
    const { chain, problems } = read({
      'b/migration.sql': '-- schemac:parent none\nSELECT 1;',
      'a/migration.sql': '-- a comment\n\n-- schemac:parent b\nSELECT 2;',
      'c/migration.sql': '-- schemac:parent a\r\nSELECT 3;\n-- schemac:parent b',
    });
    expect(chain).toEqual([['b'], ['a', 'b'], ['c', 'a']]);
    expect(problems).toEqual([]);
  });

  test('two branches that a merge joins', () => {
    const { chain, problems } = read({
      'a/migration.sql': '',
      'b/migration.sql': '-- schemac:parent a',
      'c/migration.sql': '-- schemac:parent a',
      'd/migration.sql': '-- schemac:parent b\n-- schemac:parent c',
    });
    expect(chain).toEqual([['a'], ['b', 'a'], ['c', 'a'], ['d', 'b', 'c']]);
    expect(problems).toEqual([]);
  });

  test('down.sql is read, other files and hidden folders are not', () => {
    const folder = temporaryFolder({
      'a/migration.sql': 'SELECT 1;',
      'a/down.sql': 'SELECT -1;',
      'a/notes.md': 'x',
      '.b.1.tmp/migration.sql': 'half of it',
    });
    const { migrations, diagnostics } = readDirectory(folder);
    expect(migrations.map(({ id, down }) => [id, down?.text])).toEqual([['a', 'SELECT -1;']]);
    expect(diagnostics).toEqual([]);
  });
});

describe('what is wrong with a folder', () => {
  test.each<[string, Files]>([
    [
      'two heads',
      {
        'a/migration.sql': '',
        'b/migration.sql': '-- schemac:parent a',
        'c/migration.sql': '-- schemac:parent a',
      },
    ],
    ['an unknown parent', { 'a/migration.sql': '', 'b/migration.sql': '-- schemac:parent gone' }],
    ['a circle', { 'a/migration.sql': '-- schemac:parent b', 'b/migration.sql': '-- schemac:parent a' }],
    ['a folder without its file', { 'a/migration.sql': '', 'b/readme.md': '' }],
    ['only SQL files', { 'a.sql': '', 'b.sql': '' }],
    ['an SQL file beside the folders', { 'a/migration.sql': '', 'b.sql': '' }],
    ['names that differ in case', { 'Add/migration.sql': '', 'add/migration.sql': '' }],
    ['another provider', { 'migration_lock.toml': 'provider = "mysql"', 'a/migration.sql': '' }],
    ['a lock without provider', { 'migration_lock.toml': '<<<<<<< HEAD', 'a/migration.sql': '' }],
    ['Drizzle', { '0000_x.sql': '', 'meta/_journal.json': '{}' }],
    ['Alembic', { 'env.py': '', 'versions/x.py': '' }],
    ['Rails', { '20240101000000_create_deals.rb': '' }],
    ['Flyway', { 'V1__init.sql': '', 'V1.1__more.sql': '' }],
    ['golang-migrate', { '1_init.up.sql': '', '1_init.down.sql': '' }],
    ['Knex', { '20240101_init.ts': '' }],
    ['Diesel', { '2024_init/up.sql': '', '2024_init/down.sql': '' }],
    ['a null byte', { 'a/migration.sql': 'SELECT 1;\nSELECT \0;' }],
    ['Latin-1', { 'a/migration.sql': Buffer.from('SELECT 1;\n-- Gr\xf6\xdfe', 'latin1') }],
    ['UTF-16', { 'a/migration.sql': Buffer.from('\uFEFFSELECT 1;', 'utf16le') }],
  ])('%s', (_, files) => {
    const { problems } = read(files);
    expect(problems).toMatchSnapshot();
  });

  test('a file where a folder is expected', () => {
    const path = join(temporaryFolder({ 'schema.dsl': '' }), 'schema.dsl');
    expect(readDirectory(path).diagnostics[0]?.code).toBe('not-a-migrations-folder');
  });

  test('migration.sql that is a folder', () => {
    expect(read({ 'a/migration.sql/x': '' }).problems).toEqual([
      ['unreadable-file', '`a/migration.sql` cannot be read: it is a folder.'],
    ]);
  });

  test.skipIf(process.getuid?.() === 0)('what may not be read', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'x'), '');
    chmodSync(folder, 0);
    expect(readDirectory(folder).diagnostics[0]?.message).toContain('permission denied');
    chmodSync(folder, 0o700);
  });

  test('places in files', () => {
    const { diagnostics } = read({
      'a/migration.sql': '',
      'b/migration.sql': '-- x\n-- schemac:parent gone\n',
    });
    const { span } = diagnostics[0]!;
    expect(positionAt(span!.source, span!.start)).toEqual({ line: 2, column: 19 });
  });
});
