import type { Database } from '../../src/database/database.ts';

/** The roles that tests grant to and give objects to. They belong to the whole server, which other tests share. */
const testRoles = ['schemac_app', 'schemac_reader', 'schemac_keeper'] as const;

/** Makes the roles that are not there yet. */
export async function makeTestRoles(database: Database): Promise<void> {
  const makes = testRoles.map(
    (role) => `
    BEGIN CREATE ROLE ${role}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;`,
  );
  await database.execute(`DO $$ BEGIN ${makes.join('')} END $$`);
}
