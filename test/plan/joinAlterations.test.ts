import { describe, expect, it } from 'vitest';
import { plannedSql } from '../support/plannedSql.ts';
import { declare } from '../support/transition.ts';

/** The SQL there and back, without its comments on losses. */
function between(before: string, after: string): { readonly up: string; readonly down: string } {
  const [from, to] = [declare(before).schema, declare(after).schema];
  return { up: plannedSql(from, to), down: plannedSql(to, from) };
}

describe('changes of one table', () => {
  it('become one statement, which writes the table anew once', () => {
    const { up, down } = between(
      `model deals {
        id     Int    @id
        amount Int    @default(1)
        places Int?
        city   String @db.VarChar(30)
      }`,
      `model deals {
        id     BigInt  @id
        amount Decimal @db.Decimal(10, 2) @default(2.5)
        places BigInt
        city   String
        opened DateTime @default(now())
      }`,
    );
    expect(up).toMatchInlineSnapshot(`
      "-- Change column deals.id: type, from integer to bigint (rewrite)
      -- Change column deals.amount: default, type, from integer to numeric(10,2) (rewrite)
      -- Change column deals.places: nullable, type, from integer to bigint (rewrite)
      -- Change column deals.places: nullable, type
      -- Change column deals.city: type, from character varying(30) to text (catalog-only)
      -- Create column deals.opened
      -- locks: ACCESS EXCLUSIVE on deals
      -- table-rewrite: Nobody reads or writes \`deals\` while all its rows and indexes are written anew.
      -- may-fail: \`deals.amount\` cannot change its type where a value has more than 8 digits before the point.
      -- data-loss: \`deals.amount\` is rounded to a scale of 2.
      -- may-fail: Fails where rows hold NULL in \`deals.places\`.
      ALTER TABLE deals
        ALTER COLUMN id TYPE bigint,
        ALTER COLUMN amount DROP DEFAULT,
        ALTER COLUMN amount TYPE numeric(10,2),
        ALTER COLUMN amount SET DEFAULT 2.5,
        ALTER COLUMN places TYPE bigint,
        ALTER COLUMN places SET NOT NULL,
        ALTER COLUMN city TYPE text,
        ADD COLUMN opened timestamp(3) without time zone NOT NULL DEFAULT CURRENT_TIMESTAMP;
      "
    `);
    expect(down).toMatchInlineSnapshot(`
      "-- Change column deals.id: type, from bigint to integer (rewrite)
      -- Change column deals.amount: default, type, from numeric(10,2) to integer (rewrite)
      -- Change column deals.places: nullable, type, from bigint to integer (rewrite)
      -- Change column deals.places: nullable, type
      -- Change column deals.city: type, from text to character varying(30) (rewrite)
      -- locks: ACCESS EXCLUSIVE on deals
      -- table-rewrite: Nobody reads or writes \`deals\` while all its rows and indexes are written anew.
      -- may-fail: \`deals.id\` cannot change its type where a value takes more than 32 bits.
      -- may-fail: \`deals.amount\` cannot change its type where a value takes more than 32 bits.
      -- data-loss: \`deals.amount\` keeps of its values only what a integer holds.
      -- may-fail: \`deals.places\` cannot change its type where a value takes more than 32 bits.
      -- may-fail: \`deals.city\` cannot change its type where a value has more than 30 characters.
      ALTER TABLE deals
        ALTER COLUMN id TYPE integer,
        ALTER COLUMN amount DROP DEFAULT,
        ALTER COLUMN amount TYPE integer,
        ALTER COLUMN amount SET DEFAULT 1,
        ALTER COLUMN places TYPE integer,
        ALTER COLUMN places DROP NOT NULL,
        ALTER COLUMN city TYPE character varying(30);

      -- Drop column deals.opened
      -- locks: ACCESS EXCLUSIVE on deals
      -- data-loss: The values of column \`deals.opened\` are lost.
      ALTER TABLE deals DROP COLUMN opened;
      "
    `);
  });

  it('stay apart where a conversion may read a column that is only added', () => {
    const { up } = between(
      `model deals {
        id     Int @id
        amount Int
      }`,
      `model deals {
        id     Int    @id
        amount String @using("amount || coalesce(unit, '')")
        unit   String?
        place  String?
      }`,
    );
    expect(up).toMatchInlineSnapshot(`
      "-- Change column deals.amount: type, from integer to text (rewrite by amount || coalesce(unit, ''))
      -- locks: ACCESS EXCLUSIVE on deals
      -- table-rewrite: Nobody reads or writes \`deals\` while all its rows and indexes are written anew.
      ALTER TABLE deals ALTER COLUMN amount TYPE text USING amount || coalesce(unit, '');

      -- Create column deals.unit
      -- Create column deals.place
      -- locks: ACCESS EXCLUSIVE on deals
      ALTER TABLE deals
        ADD COLUMN unit text,
        ADD COLUMN place text;
      "
    `);
  });

  it('stay apart where rows are filled in between, and where an identity comes or goes', () => {
    const { up } = between(
      `model deals {
        id    Int @id @default(autoincrement())
        count Int @default(dbgenerated())
      }
      model offers {
        id    Int @id
        total String
      }`,
      `model deals {
        id    Int    @id
        count String
        city  String @backfill("'Bonn'")
        zip   String @backfill("'53111'")
      }
      model offers {
        id    Int    @id
        total String @db.VarChar(9)
        deals Int?
      }`,
    );
    expect(up).toMatchInlineSnapshot(`
      "-- Change column deals.id: default
      -- locks: ACCESS EXCLUSIVE on deals
      ALTER TABLE deals ALTER COLUMN id DROP DEFAULT;

      -- Drop the sequence behind \`deals.id\`.
      DROP SEQUENCE deals_id_seq;

      -- Change column deals.count: type, from integer to text (rewrite)
      -- Create column deals.city
      -- Create column deals.zip
      -- locks: ACCESS EXCLUSIVE on deals
      -- table-rewrite: Nobody reads or writes \`deals\` while all its rows and indexes are written anew.
      ALTER TABLE deals
        ALTER COLUMN count TYPE text,
        ADD COLUMN city text,
        ADD COLUMN zip text;

      -- Fill \`deals.city\` in the rows that have no value.
      -- locks: ROW EXCLUSIVE on deals
      UPDATE deals SET city = 'Bonn' WHERE city IS NULL;

      -- Fill \`deals.zip\` in the rows that have no value.
      -- locks: ROW EXCLUSIVE on deals
      UPDATE deals SET zip = '53111' WHERE zip IS NULL;

      -- Make \`deals.city\` required.
      -- Make \`deals.zip\` required.
      -- locks: ACCESS EXCLUSIVE on deals
      -- full-scan: Nobody reads or writes \`deals\` while all its rows are checked for NULL.
      ALTER TABLE deals
        ALTER COLUMN city SET NOT NULL,
        ALTER COLUMN zip SET NOT NULL;

      -- Change column offers.total: type, from text to character varying(9) (rewrite)
      -- Create column offers.deals
      -- locks: ACCESS EXCLUSIVE on offers
      -- table-rewrite: Nobody reads or writes \`offers\` while all its rows and indexes are written anew.
      -- may-fail: \`offers.total\` cannot change its type where a value has more than 9 characters.
      ALTER TABLE offers
        ALTER COLUMN total TYPE character varying(9),
        ADD COLUMN deals integer;
      "
    `);
  });

  it('fill new columns from old ones before these go', () => {
    const { up } = between(
      `model people {
        id    Int @id
        first String
        last  String
      }`,
      `model people {
        id      Int    @id
        name    String @backfill("first || ' ' || last")
        initial String @backfill("left(first, 1)")
      }`,
    );
    expect(up.split('\n').filter((line) => !line.startsWith('--'))).toMatchInlineSnapshot(`
      [
        "ALTER TABLE people",
        "  ADD COLUMN name text,",
        "  ADD COLUMN initial text;",
        "",
        "UPDATE people SET name = first || ' ' || last WHERE name IS NULL;",
        "",
        "UPDATE people SET initial = left(first, 1) WHERE initial IS NULL;",
        "",
        "ALTER TABLE people",
        "  ALTER COLUMN name SET NOT NULL,",
        "  ALTER COLUMN initial SET NOT NULL;",
        "",
        "ALTER TABLE people",
        "  DROP COLUMN first,",
        "  DROP COLUMN last;",
        "",
      ]
    `);
  });

  it('of constraints read the rows once', () => {
    const { up, down } = between(
      `model deals {
        id     Int @id
        amount Int
      }`,
      `model deals {
        id     Int @id
        amount Int
        @@check(expression: "amount > 0", map: "positive")
        @@check(expression: "amount < 100", map: "small")
      }`,
    );
    expect(up).toMatchInlineSnapshot(`
      "-- Create check deals.positive
      -- Create check deals.small
      -- locks: ACCESS EXCLUSIVE on deals
      -- full-scan: Nobody reads or writes \`deals\` while its rows are checked.
      -- may-fail: Fails where rows of \`deals\` break the check.
      ALTER TABLE deals
        ADD CONSTRAINT positive CHECK (amount > 0),
        ADD CONSTRAINT small CHECK (amount < 100);
      "
    `);
    expect(down).toMatchInlineSnapshot(`
      "-- Drop check deals.positive
      -- Drop check deals.small
      -- locks: ACCESS EXCLUSIVE on deals
      ALTER TABLE deals
        DROP CONSTRAINT positive,
        DROP CONSTRAINT small;
      "
    `);
  });

  it('checks rows when they are filled', () => {
    const { up } = between(
      'model deals {\n  id Int @id\n  slug String?\n}',
      `model deals {
        id   Int    @id
        slug String @backfill("'d' || id")

        @@check(expression: "slug IS NOT NULL", map: "filled")
      }`,
    );
    expect(up.indexOf('UPDATE deals SET slug')).toBeGreaterThan(0);
    expect(up.indexOf('ADD CONSTRAINT filled')).toBeGreaterThan(up.indexOf('UPDATE deals SET slug'));
  });
});
