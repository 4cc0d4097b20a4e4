import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { DatabaseTarget } from '../../src/database/database.ts';
import { servers } from '../support/servers.ts';
import { writeFiles } from '../support/temporaryFolder.ts';
import { column, deployFolder, inSession, migrationsFolder, statesOf } from './deploying.ts';

/** As Prisma creates it. */
const prismaTable = `CREATE TABLE "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

interface Attempt {
  readonly name: string;
  readonly sql: string;
  readonly finished?: boolean;
  readonly rolledBack?: boolean;
}

/** A database as Prisma left it after these attempts, in this order. */
async function leftByPrisma(target: DatabaseTarget, attempts: readonly Attempt[]): Promise<void> {
  await inSession(target, async (database) => {
    await database.execute(prismaTable);
    for (const { name, sql, finished = true, rolledBack = false } of attempts) {
      if (finished) await database.execute(sql);
      await database.query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, rolled_back_at, logs, started_at)
         VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, clock_timestamp())`,
        [
          createHash('sha256').update(sql).digest('hex'),
          name,
          finished ? '2024-01-01' : null,
          rolledBack ? '2024-01-02' : null,
          finished ? null : 'relation "x" does not exist',
        ],
      );
    }
  });
}

describe.each(servers)('$name', ({ createDatabase }) => {
  const create = async () => ({ url: await createDatabase() });
  const a = { name: '1_a', sql: 'CREATE TABLE a (x int);\n-- a\n' };
  const b = { name: '2_b', sql: 'CREATE TABLE b (x int);\n' };

  test('nothing is pending that Prisma had applied, and nothing is written to find out', async () => {
    const target = await create();
    await leftByPrisma(target, [{ ...a, finished: false, rolledBack: true }, a, b]);
    const folder = migrationsFolder({ '1_a': a.sql.replaceAll('\n', '\r\n'), '2_b': b.sql });
    expect(await statesOf(target, folder)).toEqual({ '1_a': 'applied', '2_b': 'applied' });
    expect(await deployFolder(target, folder)).toMatchObject({ applied: [], codes: [] });
    expect(await column(target, `SELECT to_regclass('_schemac_migrations')`)).toEqual([null]);
  });

  test('its rows are taken over with the first migration that schemac applies', async () => {
    const target = await create();
    await leftByPrisma(target, [a, b]);
    const folder = migrationsFolder({
      '1_a': a.sql,
      '2_b': `${b.sql}SELECT 1;`,
      '3_c': 'CREATE TABLE c ();',
    });
    expect(await deployFolder(target, folder)).toMatchObject({
      applied: ['3_c'],
      codes: ['edited-migration'],
    });
    await inSession(target, (database) => database.execute('DROP TABLE _prisma_migrations'));
    expect(await statesOf(target, folder)).toEqual({
      '1_a': 'applied',
      '2_b': 'applied, edited',
      '3_c': 'applied',
    });
    expect(await column(target, 'SELECT version FROM _schemac_migrations ORDER BY id')).toEqual([
      'prisma',
      'prisma',
      '1.2.3',
    ]);
  });

  test('what Prisma applies afterwards counts too', async () => {
    const target = await create();
    await leftByPrisma(target, [a]);
    const folder = migrationsFolder({ '1_a': a.sql, '2_b': b.sql });
    await deployFolder(target, folder);
    await inSession(target, (database) => database.execute('DROP TABLE _prisma_migrations'));
    await leftByPrisma(target, [{ name: '3_c', sql: 'CREATE TABLE c ();' }]);
    writeFiles(folder, { '3_c/migration.sql': 'CREATE TABLE c ();' });
    expect(await deployFolder(target, folder)).toMatchObject({ applied: [], codes: [] });
  });

  test('what Prisma began and did not finish stops a deploy, with what Prisma noted and what to type', async () => {
    const target = await create();
    await leftByPrisma(target, [a, { ...b, finished: false }]);
    const folder = migrationsFolder({ '1_a': a.sql, '2_b': b.sql, '3_c': '' });
    const { applied, codes, diagnostics } = await deployFolder(target, folder);
    expect([applied, codes]).toEqual([[], ['unfinished-in-prisma']]);
    expect(diagnostics[0]?.notes?.[0]?.message).toBe('Prisma noted: relation "x" does not exist');
    expect(diagnostics[0]?.fixes?.map(({ title }) => title).join('\n')).toContain('--rolled-back 2_b');
    await inSession(target, (database) =>
      database.execute(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '2_b'`),
    );
    expect((await deployFolder(target, folder)).applied).toEqual(['2_b', '3_c']);
  });
});
