import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDirectory } from '../../src/migrate/directory.ts';
import { editedSinceRecorded } from '../../src/migrate/editedSinceRecorded.ts';
import type { LockFile } from '../../src/migrate/lock.ts';
import { lockFilePath, readLockFile, writeLockFile } from '../../src/migrate/lockFile.ts';
import { printLockFile } from '../../src/migrate/printLockFile.ts';
import { objectId } from '../../src/model/object.ts';
import { positionAt } from '../../src/source/source.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const hash = '0123456789abcdef';
const full: LockFile = {
  migrations: [
    { id: '2_b', parents: ['1_a'], checksum: hash.repeat(4) },
    { id: '1_a', parents: [], checksum: hash.repeat(4) },
    { id: '3 odd,name%', parents: ['1_a', '2_b'], checksum: hash.repeat(4) },
  ],
  objects: new Set([
    objectId('table', ['public', 'deals']),
    objectId('column', ['public', 'my deals', 'a,b\n"c" 😀']),
  ]),
  expressions: [
    {
      object: objectId('column', ['public', 'deals', 'x']),
      path: 'default.sql',
      written: hash,
      stored: hash,
    },
  ],
  readings: [
    { object: objectId('data', ['public', 'deals', 'rows']), fact: 'key:id' },
    { object: objectId('data', ['public', 'deals', 'rows']), fact: 'row:"with blank, and comma"' },
  ],
};

function readText(text: string) {
  const folder = temporaryFolder({ 'schemac.lock': text });
  return readLockFile(folder);
}

test('what is written is read again', () => {
  const folder = temporaryFolder();
  expect(writeLockFile(folder, full)).toEqual([]);
  const { lock, diagnostics } = readLockFile(folder);
  expect(diagnostics).toEqual([]);
  expect(lock.objects).toEqual(full.objects);
  expect(lock.expressions).toEqual(full.expressions);
  expect(new Set(lock.migrations)).toEqual(new Set(full.migrations));
});

test('the text is sorted, and the same whatever the order was', () => {
  const turned = {
    ...full,
    migrations: full.migrations.toReversed(),
    objects: new Set([...full.objects].reverse()),
  };
  expect(printLockFile(turned)).toBe(printLockFile(full));
  expect(printLockFile(full)).toMatchSnapshot();
});

test('without a file nothing is remembered', () => {
  expect(readLockFile(temporaryFolder())).toEqual({
    lock: { migrations: [], objects: new Set(), expressions: [], readings: [] },
    diagnostics: [],
  });
});

test('both sides of a merge can be kept', () => {
  const text = printLockFile(full);
  const { lock, diagnostics } = readText(`${text}${text.replaceAll('\n', '\r\n')}\n\n`);
  expect(diagnostics).toEqual([]);
  expect(lock.migrations).toHaveLength(3);
});

describe('what is wrong', () => {
  test.each([
    ['a conflict', `object table:a\n<<<<<<< HEAD\nobject table:b\n=======\nobject table:c\n>>>>>>> x\n`, 2],
    ['a later format', '# schemac.lock, format 2: written by schemac\nwhatever x\n', 1],
    ['an unknown line', '# schemac.lock, format 1: x\nobject table:a\nconstructor x\n', 3],
    ['a line that was cut off', `migration 1_a - ${hash}\nexpression column:a default\n`, 2],
    ['a checksum that is none', 'migration 1_a - hello\n', 1],
  ])('%s', (_, text, line) => {
    const { diagnostics } = readText(text);
    expect(diagnostics.map(({ code, message }) => [code, message])).toMatchSnapshot();
    const { span } = diagnostics[0]!;
    expect(positionAt(span!.source, span!.start).line).toBe(line);
  });

  test('no UTF-8', () => {
    const folder = temporaryFolder();
    writeFileSync(lockFilePath(folder), Buffer.from([0xff, 0xfe, 0x41]));
    expect(readLockFile(folder).diagnostics[0]?.code).toBe('invalid-utf8');
  });
});

test('the worked example is as its lock file recorded it', async () => {
  const { lock, diagnostics } = readLockFile('migrations');
  expect(diagnostics).toEqual([]);
  expect(lock.migrations).not.toEqual([]);
  expect(await editedSinceRecorded(lock, readDirectory('migrations').migrations)).toEqual([]);
});
