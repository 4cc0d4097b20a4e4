import { expect, test } from 'vitest';
import { amend, planAmendment } from '../../src/migrate/amend.ts';
import { status } from '../../src/migrate/deploy.ts';
import { readDirectory } from '../../src/migrate/directory.ts';
import { servers } from '../support/servers.ts';
import { writeFiles } from '../support/temporaryFolder.ts';
import { deployFolder, inSession, migrationsFolder, table } from './deploying.ts';

test('an amendment is noted as a whole, with the state that it leads to, or not at all', async () => {
  const url = await servers.at(-1)!.createDatabase();
  const folder = migrationsFolder({ '1_deals': 'CREATE TABLE deals (id int);' });
  await deployFolder({ url }, folder);
  writeFiles(folder, { '1_deals/migration.sql': 'CREATE TABLE deals (id int, city text);' });
  await inSession({ url }, async (database) => {
    const amended = async () => {
      const settings = { table, schemas: ['public'], scratchUrl: url };
      const planned = await planAmendment(database, readDirectory(folder), settings);
      if (planned.type !== 'amendment') return planned.type;
      const run = { run: { version: '1.2.3' }, report: () => undefined };
      return (await amend(database, planned, { ...settings, ...run })).map(({ message }) => message);
    };
    const found = async () => {
      const { migrations, diagnostics } = await status(database, readDirectory(folder), table);
      return [migrations[0]!.edited, ...diagnostics.map(({ code }) => code)];
    };
    await database.execute(`CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN IF NEW.catalog IS DISTINCT FROM OLD.catalog THEN RAISE 'broken off'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER break_off BEFORE UPDATE ON _schemac_migrations FOR EACH ROW EXECUTE FUNCTION break_off()`);
    expect(await amended()).toEqual(['PostgreSQL says: broken off.']);
    await database.execute('DROP TRIGGER break_off ON _schemac_migrations; DROP FUNCTION break_off');
    expect(await found()).toEqual([true, 'edited-migration']);
    expect(await amended()).toEqual([]);
    expect(await found()).toEqual([false]);
    expect(await amended()).toBe('nothing');
  });
});
