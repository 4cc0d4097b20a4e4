import { describe, expect } from 'vitest';
import { longTest } from '../support/longForm.ts';
import { cliProject } from './project.ts';

const schema = `// Our market.

/// People who buy.
model User {
  id   Int    @id // counts nothing
  mail String @unique
}

// What is on offer
model Deal {
  id      Int     @id
  title   String // shown on top
  city    String?
  old     String?
  price   Int     @default(1)
  ownerId Int     @map("owner_id")

  // for the map
  @@index([city])
}
`;

const sql = `
CREATE TABLE tags (id int PRIMARY KEY, name varchar(30) NOT NULL UNIQUE);
ALTER TABLE "Deal" ADD COLUMN note text, ALTER COLUMN price TYPE bigint, ALTER COLUMN price SET DEFAULT 5,
  DROP COLUMN old, ADD FOREIGN KEY (owner_id) REFERENCES "User" (id), ADD CHECK (price > 0);
CREATE UNIQUE INDEX ON "Deal" (title);
ALTER TABLE "Deal" RENAME COLUMN city TO town;
CREATE VIEW titles AS SELECT title FROM "Deal";
`;

const written = `// Our market.

/// People who buy.
model User {
  id    Int    @id // counts nothing
  mail  String @unique
  deals Deal[]
}

// What is on offer
model Deal {
  id      Int     @id
  title   String  @unique(map: "Deal_title_idx") // shown on top
  town    String?
  price   BigInt  @default(5) @check("price > 0")
  ownerId Int     @map("owner_id")
  note    String?
  owner   User    @relation(fields: [ownerId], references: [id], onDelete: NoAction, onUpdate: NoAction)

  // for the map
  @@index([town], map: "Deal_city_idx")
}

model tags {
  id   Int    @id
  name String @unique(constraint: true) @db.VarChar(30)
}
`;

describe('migrate dev, where SQL leads', () => {
  longTest(
    'asks what becomes of it, and writes it into the schema with comments and order left as they were',
    async () => {
      const project = await cliProject({ 'schema.dsl': schema });
      expect(await project.run('migrate', 'dev', '--name', 'init')).toMatchObject({ status: 0 });
      await project.run('migrate', 'dev', '--empty', '--name', 'hand');
      project.write({ [`${project.migration('hand')}/migration.sql`]: sql });
      const asked = await project.show('migrate', 'dev');
      expect(asked).toMatchObject({ status: 2 });
      expect(asked.screen).toMatchInlineSnapshot(`
      "✓ <time>_hand applied in <duration>
      ? The migrations make what the schema files do not say:
            > column Deal.city to town
            + table tags
            ~ column Deal.price: default, type, from integer to bigint (rewrite)
            + column Deal.note
            + unique index Deal_title_idx
            + unique index tags_name_key
            + check Deal.Deal_price_check
            + foreign key Deal.Deal_owner_id_fkey
            - column Deal.old
          write it there:       --pull
          the schema is right:  --no-pull
      ? The database no longer has column Deal.old: it would go out of the schema files too.
          consent:  --drop Deal.old
          to all:   --accept-data-loss
      Nothing is written. Run it again with the flags that answer.
      "
    `);
      expect(project.read('schema.dsl')).toBe(schema);
      const pulled = await project.run('migrate', 'dev', '--pull', '--drop', 'Deal.old');
      expect(pulled, pulled.stderr).toMatchObject({ status: 0 });
      expect(pulled.stdout).toContain('Wrote it into schema.dsl.');
      expect(pulled.stdout).not.toContain('view titles');
      expect(pulled.stderr.match(/views: 1/g)).toHaveLength(1);
      expect(project.read('schema.dsl')).toBe(written);
      const again = await project.run('migrate', 'dev');
      expect(again.stdout).toContain('Nothing to do');
      expect(project.migrations()).toEqual(['init', 'hand']);
      const other = 'migrations/29990101000000_other/migration.sql';
      project.write({ [other]: 'ALTER TABLE "Deal" ALTER price SET DEFAULT 7;\n' });
      expect(await project.run('migrate', 'dev', '--no-pull', '--name', 'back')).toMatchObject({ status: 0 });
      expect(project.read('schema.dsl')).toBe(written);
      expect(project.migrations()).toEqual(['init', 'hand', 'other', 'back']);
      await project.query('ALTER TABLE tags ADD color text, DROP COLUMN name');
      expect(await project.run('db', 'pull', '--accept-data-loss')).toMatchObject({ status: 0 });
      expect(project.read('schema.dsl')).toBe(
        written
          .replace(/ {2}name String @unique\(.*\n/, '  color String?\n')
          .replace('id   Int    @id\n  color', 'id    Int     @id\n  color'),
      );
    },
  );
});
