import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataId } from '../../src/kinds/data/object.ts';
import { readDirectory } from '../../src/migrate/directory.ts';
import type { LockFile } from '../../src/migrate/lock.ts';
import { printLockFile } from '../../src/migrate/printLockFile.ts';
import { type SquashOptions, squash } from '../../src/migrate/squash.ts';
import { servers } from '../support/servers.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { column, deployFolder, statesOf } from './deploying.ts';

const { createDatabase } = servers.at(-1)!;
const [deals, city, rows, town] = ['1_deals', '2_city', '3_rows', '4_town'] as const;

function folder(): string {
  return temporaryFolder({
    [`${deals}/migration.sql`]: `CREATE TABLE deals (id int PRIMARY KEY);\nCREATE TYPE mood AS ENUM ('a')`,
    [`${deals}/down.sql`]: 'DROP TABLE deals; DROP TYPE mood',
    [`${city}/migration.sql`]: 'ALTER TABLE deals ADD city text; CREATE INDEX CONCURRENTLY ON deals (city)',
    [`${city}/down.sql`]: 'ALTER TABLE deals DROP city',
    [`${rows}/migration.sql`]: `INSERT INTO deals VALUES (1, 'Oslo')`,
    [`${town}/migration.sql`]: `-- schemac:parent ${rows}\nALTER TABLE deals RENAME city TO town`,
  });
}

/** What came of it, and the ids that the folder has then. */
async function squashed(path: string, options: SquashOptions) {
  const result = await squash(readDirectory(path), options);
  const ids = readdirSync(path).filter((name) => !name.endsWith('.lock'));
  return [result.type, result.diagnostics.map(({ code }) => code), ids.sort()];
}

test('a range becomes one migration, which databases with the old ones have', async () => {
  const [old, fresh, scratchUrl] = [await createDatabase(), await createDatabase(), await createDatabase()];
  const path = folder();
  await deployFolder({ url: old }, path);
  expect(await squashed(path, { scratchUrl })).toEqual([
    'failed',
    ['squash-data'],
    [deals, city, rows, town],
  ]);
  expect(await squashed(path, { scratchUrl, from: rows, data: 'drop' })).toEqual([
    'failed',
    ['squash-loses'],
    [deals, city, rows, town],
  ]);
  expect(await squashed(path, { scratchUrl, to: city, name: 'both' })).toEqual([
    'squashed',
    [],
    ['2_both', rows, town],
  ]);
  expect(readFileSync(join(path, '2_both/down.sql'), 'utf8')).toContain('DROP TABLE deals;');
  expect(await squashed(path, { scratchUrl, from: '2_both', to: rows, data: 'keep' })).toEqual([
    'squashed',
    ['no-down-file'],
    ['3_squashed', town],
  ]);
  expect(readFileSync(join(path, town, 'migration.sql'), 'utf8')).toContain('-- schemac:parent 3_squashed\n');
  expect(await statesOf({ url: old }, path)).toEqual({ '3_squashed': 'applied', [town]: 'applied' });
  expect((await deployFolder({ url: fresh }, path)).applied).toEqual(['3_squashed', town]);
  expect(await column({ url: fresh }, 'SELECT town FROM deals')).toEqual(['Oslo']);
});

test('rows that belong to the schema are led to as well, and what is held stays held', async () => {
  const scratchUrl = await createDatabase();
  const facts = ['key:code', 'column:code', 'column:name', 'row:a'];
  const readings = facts.map((fact) => ({ object: dataId(['public', 'plans']), fact }));
  const lock: LockFile = { migrations: [], objects: new Set(), expressions: [], readings };
  const path = temporaryFolder({
    '1_plans/migration.sql': 'CREATE TABLE plans (code text PRIMARY KEY, name text)',
    '2_rows/migration.sql': `INSERT INTO plans VALUES ('a', 'old'), ('x', 'not declared')`,
    '3_names/migration.sql': `-- schemac:parent 2_rows\n-- schemac:hold\nUPDATE plans SET name = 'A' WHERE code = 'a'`,
    '2_rows/tests/names.sql': '-- schemac:after',
    'schemac.lock': printLockFile(lock),
  });
  const told = ['tests-removed'];
  expect(await squashed(path, { scratchUrl, data: 'drop' })).toEqual(['squashed', told, ['3_squashed']]);
  const sql = readFileSync(join(path, '3_squashed/migration.sql'), 'utf8');
  expect(sql).toContain('-- schemac:hold\n');
  const fresh = await createDatabase();
  await deployFolder({ url: fresh }, path);
  expect(await column({ url: fresh }, 'SELECT code || name FROM plans')).toEqual(['aA']);
});

test('what is no range, or would change what follows what, is refused', async () => {
  const codes = async (options: SquashOptions) => (await squashed(folder(), options))[1];
  expect(await codes({ from: town })).toEqual(['nothing-to-squash']);
  expect(await codes({ from: town, to: deals })).toEqual(['nothing-to-squash']);
  expect(await codes({ to: 'x' })).toEqual(['unknown-migration']);
  const path = temporaryFolder({
    '1_a/migration.sql': '-- schemac:parent none',
    '2_b/migration.sql': '-- schemac:parent 1_a',
    '2_c/migration.sql': 'SELECT 1',
  });
  expect(await squashed(path, { to: '2_b' })).toEqual(['failed', ['squash-order'], ['1_a', '2_b', '2_c']]);
});
