import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkFiles } from '../../src/migrate/checkFiles.ts';
import { readDirectory } from '../../src/migrate/directory.ts';
import { positionAt } from '../../src/source/source.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

test('what is wrong with the files of migrations is found in all of them, at its line', async () => {
  const folder = temporaryFolder({
    '1_a/migration.sql': '-- schemac:parent none\n\n  \n-- schemac:hold\nSELECT 1;',
    '1_a/down.sql': 'SELECT 1;\nSELEC 2;',
    '2_b/migration.sql': '-- schemac:bacth by=id\r\nUPDATE t SET a = 1;',
  });
  const found = await checkFiles(readDirectory(folder).migrations);
  const places = found.map(({ code, span }) => [
    span!.source.path.slice(folder.length + 1),
    positionAt(span!.source, span!.start),
    code,
  ]);
  expect(places).toEqual([
    [join('1_a', 'down.sql'), { line: 2, column: 1 }, 'sql-syntax-error'],
    [join('2_b', 'migration.sql'), { line: 1, column: 4 }, 'unknown-directive'],
  ]);
});
