import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDirectory } from '../../src/migrate/directory.ts';
import { readLockFile } from '../../src/migrate/lockFile.ts';
import { replaceMigrations } from '../../src/migrate/replaceMigrations.ts';
import { crashAt } from '../support/crashingFiles.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const files = {
  '1_a/migration.sql': 'CREATE TABLE a (x int);',
  '1_a/down.sql': 'DROP TABLE a;',
  '1_a/notes/why.md': 'because',
  '2_b/migration.sql': '-- schemac:parent 1_a\nSELECT 2;',
  '3_c/migration.sql': '-- schemac:parent 2_b\nSELECT 3;',
};

/** Puts one migration in the place of two, as `migrate squash` does. */
function fold(path: string): readonly string[] {
  const directory = readDirectory(path);
  const [a, b, c] = directory.migrations;
  const { lock: current } = readLockFile(path);
  return replaceMigrations(directory, current, {
    command: 'migrate squash',
    removed: [a!, b!],
    written: [{ id: '2_ab', parents: [], replaces: ['1_a', '2_b'], sql: 'SELECT 12;', down: 'SELECT 21;' }],
    edited: [{ path: c!.source.path, text: '-- schemac:parent 2_ab\nSELECT 3;' }],
  }).map(({ code }) => code);
}

/** Every file but those that a crash left and the next change takes away. */
function contents(path: string, below = ''): Readonly<Record<string, string>> {
  const entries = readdirSync(join(path, below)).sort();
  return Object.assign(
    {},
    ...entries
      .filter((name) => !name.endsWith('.schemac-tmp'))
      .map((name) => {
        const inner = join(below, name);
        if (statSync(join(path, inner)).isDirectory()) return contents(path, inner);
        return { [inner]: readFileSync(join(path, inner), 'utf8') };
      }),
  );
}

const folded = () => {
  const path = temporaryFolder(files);
  expect(fold(path)).toEqual([]);
  return contents(path);
};

test('a folder is changed as a whole', () => {
  expect(folded()).toEqual({
    '2_ab/down.sql': 'SELECT 21;',
    '2_ab/migration.sql':
      '-- schemac:parent none\n-- schemac:replaces 1_a\n-- schemac:replaces 2_b\nSELECT 12;',
    '3_c/migration.sql': '-- schemac:parent 2_ab\nSELECT 3;',
    'schemac.lock': expect.any(String),
  });
});

describe.each(['before', 'half'] as const)('a process that dies %s a change of a file', (moment) => {
  test('leaves what it found, or what the next one finishes and tells of', () => {
    const after = folded();
    const outcomes = new Set<string>();
    let nth = 0;
    for (let path = temporaryFolder(files); crashAt(nth, moment, () => fold(path)); nth++) {
      // The one that finishes it may die too.
      for (let later = 0; crashAt(later, moment, () => readDirectory(path)); later++);
      const { diagnostics } = readDirectory(path);
      expect(diagnostics).toEqual([]);
      const outcome = contents(path);
      outcomes.add(
        '3_c/migration.sql' in outcome && outcome['3_c/migration.sql']!.includes('2_ab') ? 'after' : 'before',
      );
      expect([files, after]).toContainEqual(outcome);
      path = temporaryFolder(files);
    }
    expect([...outcomes]).toEqual(['before', 'after']);
    expect(nth).toBeGreaterThan(10);
  });
});

/** A folder whose change is written down, and no more. */
function interrupted(): string {
  for (let nth = 0; ; nth++) {
    const path = temporaryFolder(files);
    crashAt(nth, 'before', () => fold(path));
    if ('.schemac-change.json' in contents(path)) return path;
  }
}

test('the next command tells what it has finished', () => {
  const path = interrupted();
  const [finished, ...others] = readDirectory(path).diagnostics;
  expect(finished?.message).toBe(
    `\`schemac migrate squash\` was interrupted while it wrote \`${path}\`: it is finished now.`,
  );
  expect(others).toEqual([]);
  expect(contents(path)).toEqual(folded());
});

test('what was edited after the interruption is not overwritten or removed', () => {
  for (const file of ['1_a/migration.sql', '3_c/migration.sql', '2_b/more.sql']) {
    const path = interrupted();
    const before = contents(path);
    writeFileSync(join(path, file), 'mine');
    const { diagnostics } = readDirectory(path);
    expect(diagnostics.map(({ code, subject }) => [code, subject])).toEqual([
      ['change-unfinished', `${path}/${file}`],
    ]);
    expect(contents(path)).toEqual({ ...before, [file]: 'mine' });
  }
});

test('what a change has written down is believed only within its folder', () => {
  const path = temporaryFolder({ 'victim.txt': 'mine', 'migrations/1_a/migration.sql': 'SELECT 1;' });
  const change = (parts: object) =>
    writeFileSync(
      join(path, 'migrations/.schemac-change.json'),
      JSON.stringify({ format: 1, command: 'migrate squash', files: [], removed: [], ...parts }),
    );
  const read = () => readDirectory(join(path, 'migrations')).diagnostics.map(({ code }) => code);
  const before = '0'.repeat(64);
  for (const parts of [
    { files: [{ path: '../victim.txt', before: null, after: 'theirs' }] },
    { files: [{ path: 'a/../../victim.txt', before, after: null }] },
    { removed: ['..'] },
    { removed: ['a/b'] },
    { files: [{ path: join(path, 'victim.txt'), before, after: null }] },
    { format: 2 },
    { command: '\u001b[31m' },
  ]) {
    change(parts);
    expect(read()).toEqual(['change-unfinished']);
  }
  writeFileSync(join(path, 'migrations/.schemac-change.json'), '{"format": 1,');
  expect(read()).toEqual(['change-unfinished']);
  expect(readFileSync(join(path, 'victim.txt'), 'utf8')).toBe('mine');
});

test('what was edited while a command ran is not written over', () => {
  const path = temporaryFolder(files);
  const directory = readDirectory(path);
  writeFileSync(join(path, '1_a/migration.sql'), 'mine');
  const { lock: current } = readLockFile(path);
  const replacement = { command: 'migrate squash', removed: directory.migrations.slice(0, 1) };
  expect(replaceMigrations(directory, current, replacement).map(({ code }) => code)).toEqual([
    'folder-changed',
  ]);
  rmSync(join(path, '2_b'), { recursive: true });
  expect(readFileSync(join(path, '1_a/migration.sql'), 'utf8')).toBe('mine');
});
