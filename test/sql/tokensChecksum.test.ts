import { expect, test } from 'vitest';
import { loadPostgresParser } from '../../src/sql/postgresParser.ts';
import { tokensChecksum } from '../../src/sql/tokensChecksum.ts';

const parser = await loadPostgresParser();
const checksum = (text: string) => tokensChecksum(parser, text);
const original = 'CREATE TABLE "T" (a int DEFAULT \'x\');\nDO $$ BEGIN\n NULL;\nEND $$;\n';

test('comments, white space, line ends and the case of keywords do not count', () => {
  const same = [
    `-- a heading\n${original}/* the end */`,
    original.replaceAll('\n', '\r\n'),
    original.replace('CREATE TABLE', 'create\n  Table -- really\n'),
  ];
  expect(new Set([original, ...same].map(checksum)).size).toBe(1);
  expect(checksum(original)).toMatch(/^[0-9a-f]{64}$/);
});

test('names, strings and bodies count', () => {
  const different = [
    original.replace('"T"', '"t"'),
    original.replace("'x'", "'X'"),
    original.replace("'x'", "' x'"),
    original.replace('NULL;', 'NULL; '),
    original.replace('int', 'bigint'),
    original.replace(';\nDO', '\nDO'),
  ];
  expect(new Set([original, ...different].map(checksum)).size).toBe(different.length + 1);
});

test('neighbouring tokens do not run into each other', () => {
  expect(checksum('SELECT a b')).not.toBe(checksum('SELECT ab'));
});

test('empty text has a checksum, an open quote has none', () => {
  expect(checksum('')).toBe(checksum(' -- nothing\n'));
  expect(checksum("SELECT 'open")).toBeUndefined();
  expect(checksum('/* open')).toBeUndefined();
});
