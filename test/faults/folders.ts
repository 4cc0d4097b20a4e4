/** Migrations of which a run is disturbed. Nothing in them may depend on how often it was tried: no sequences, no times. */
export interface FaultFolder {
  readonly name: string;
  /** `migration.sql` under their ids; `<id>/down.sql` for the way back. */
  readonly migrations: Readonly<Record<string, string>>;
  /** Deployed undisturbed before, in their place. */
  readonly before?: Readonly<Record<string, string>>;
  /** SQL before anything else. */
  readonly setup?: string;
  /** The command that is disturbed; else `migrate deploy`. */
  readonly command?: readonly string[];
}

const rows = "INSERT INTO a SELECT n, 'row ' || n FROM generate_series(1, 200) AS n;";
const tableA = 'CREATE TABLE a (x int NOT NULL, t text);';
const tableWithRows = `${tableA}\n${rows}`;
/** Takes a second for 200 rows, for an index over it. */
const slowFunction = `CREATE FUNCTION slow(n int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS
  $$ BEGIN PERFORM pg_sleep(0.005); RETURN n; END $$;`;
const tableWithKey = `CREATE TABLE a (x int PRIMARY KEY, t text NOT NULL);\n${rows}`;
const partitions = `CREATE TABLE p (x int NOT NULL) PARTITION BY RANGE (x);
  CREATE TABLE p_1 PARTITION OF p FOR VALUES FROM (0) TO (100);
  CREATE TABLE p_2 PARTITION OF p FOR VALUES FROM (100) TO (200);
  INSERT INTO p SELECT generate_series(0, 199);`;

export const folders: readonly FaultFolder[] = [
  {
    name: 'one transaction',
    migrations: {
      '1_a': `${tableWithRows}
        ALTER TABLE a ADD PRIMARY KEY (x);
        CREATE TABLE b (y int REFERENCES a (x));
        INSERT INTO b SELECT x FROM a WHERE x % 2 = 0;`,
    },
  },
  {
    name: 'several migrations',
    migrations: {
      '1_a': tableWithRows,
      '2_b': "UPDATE a SET t = t || '!';",
      '3_nothing': '-- nothing to do here\n',
      '4_c': "UPDATE a SET t = t || '?'; DELETE FROM a WHERE x > 150;",
      '5_d': 'CREATE VIEW v AS SELECT x FROM a; COMMENT ON VIEW v IS $$all$$;',
    },
  },
  {
    name: 'a long transaction',
    migrations: {
      '1_a': `${tableA}\nINSERT INTO a VALUES (1, 'one');\nSELECT pg_sleep(0.5);\nINSERT INTO a VALUES (2, 'two');`,
    },
  },
  {
    name: 'routines, triggers and policies',
    migrations: {
      '1_a': `${tableWithRows}
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.t := NEW.t || '+'; RETURN NEW; END $$;
        CREATE TRIGGER touch BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION touch();
        ALTER TABLE a ENABLE ROW LEVEL SECURITY;
        CREATE POLICY all_rows ON a USING (true);`,
      '2_b': 'UPDATE a SET x = x + 1000;',
    },
  },
  {
    name: 'rows that are read in a step of their own',
    migrations: {
      '1_a': tableWithRows,
      '2_b': `ALTER TABLE a ADD CONSTRAINT t_there CHECK (t IS NOT NULL) NOT VALID;
        -- schemac:step
        ALTER TABLE a VALIDATE CONSTRAINT t_there;
        -- schemac:step
        ALTER TABLE a ALTER t SET NOT NULL; ALTER TABLE a DROP CONSTRAINT t_there;
        UPDATE a SET t = t || '!';`,
    },
  },
  {
    name: 'an index beside writers',
    migrations: { '1_a': tableWithRows, '2_b': 'CREATE INDEX CONCURRENTLY a_x ON a (x);' },
  },
  {
    name: 'a long index beside writers',
    migrations: {
      '1_a': `${tableWithRows}\n${slowFunction}`,
      '2_b': 'CREATE INDEX CONCURRENTLY a_slow ON a (slow(x));',
    },
  },
  {
    name: 'indexes without a name',
    migrations: {
      '1_a': tableWithRows,
      '2_b': 'CREATE INDEX CONCURRENTLY ON a (x);\nCREATE INDEX CONCURRENTLY ON a (x);',
    },
  },
  {
    name: 'transactions and others by turns',
    migrations: {
      '1_a': `${tableWithRows}
        CREATE UNIQUE INDEX CONCURRENTLY a_x ON a (x);
        ALTER TABLE a ADD CONSTRAINT a_pkey PRIMARY KEY USING INDEX a_x;
        UPDATE a SET t = t || '!';
        CREATE INDEX CONCURRENTLY a_t ON a (t);
        DROP INDEX CONCURRENTLY a_t;
        UPDATE a SET t = t || '?';`,
    },
  },
  {
    name: 'an index that is replaced',
    migrations: {
      '1_a': `${tableWithRows}\nCREATE INDEX a_x ON a (x);`,
      '2_b': `CREATE INDEX CONCURRENTLY a_x_new ON a (x) INCLUDE (t);
        DROP INDEX CONCURRENTLY a_x;
        ALTER INDEX a_x_new RENAME TO a_x;`,
    },
  },
  {
    name: 'indexes that are built again',
    migrations: {
      '1_a': `${tableWithRows}\n${slowFunction}\nCREATE INDEX a_slow ON a (slow(x)) WHERE x < 100; CREATE INDEX a_t ON a (t);`,
      '2_b': "REINDEX INDEX CONCURRENTLY a_slow;\nREINDEX TABLE CONCURRENTLY a;\nUPDATE a SET t = t || '!';",
    },
  },
  {
    name: 'settings that reach over steps',
    migrations: {
      '1_a': `CREATE SCHEMA app; SET search_path = app;\n${tableWithRows}
        CREATE INDEX CONCURRENTLY a_x ON a (x);
        SET application_name = 'other';
        INSERT INTO a VALUES (0, current_setting('search_path'));
        CREATE INDEX CONCURRENTLY a_t ON a (t);
        INSERT INTO a VALUES (-1, current_setting('application_name'));`,
    },
  },
  {
    name: 'a value of an enum that is used at once',
    migrations: {
      '1_a':
        "CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE a (x int, m mood); INSERT INTO a VALUES (1, 'sad');",
      '2_b': `ALTER TYPE mood ADD VALUE 'glad';
        ALTER TYPE mood ADD VALUE 'bored' BEFORE 'glad';
        INSERT INTO a VALUES (2, 'glad'), (3, 'bored');
        ALTER TABLE a ALTER m SET DEFAULT 'glad';`,
    },
  },
  {
    name: 'each statement by itself',
    migrations: {
      '1_a': `-- schemac:no-transaction
        ${tableA}
        INSERT INTO a VALUES (1, 'one');
        ALTER TABLE a ADD CONSTRAINT positive CHECK (x > 0) NOT VALID;
        INSERT INTO a VALUES (2, 'two');
        ALTER TABLE a VALIDATE CONSTRAINT positive;
        INSERT INTO a VALUES (3, 'three');`,
    },
  },
  {
    name: 'transactions that the file names',
    migrations: {
      '1_a': `${tableA}
        BEGIN;\nINSERT INTO a VALUES (1, 'one');\nINSERT INTO a VALUES (2, 'two');\nCOMMIT;
        BEGIN ISOLATION LEVEL SERIALIZABLE;\nUPDATE a SET x = x + 1;\nCOMMIT;
        BEGIN;\nDELETE FROM a;\nROLLBACK;
        INSERT INTO a VALUES (9, 'nine');`,
    },
  },
  {
    name: 'savepoints',
    migrations: {
      '1_a': `${tableA}\nSAVEPOINT s;\nINSERT INTO a VALUES (1, 'lost');\nROLLBACK TO s;\nINSERT INTO a VALUES (2, 'kept');\nRELEASE s;`,
    },
  },
  {
    name: 'a block that commits',
    migrations: {
      '1_a': tableWithRows,
      '2_b': `DO $$ BEGIN
          FOR i IN 0..4 LOOP
            UPDATE a SET t = 'done' WHERE x BETWEEN i * 40 + 1 AND i * 40 + 40 AND t <> 'done';
            COMMIT;
            PERFORM pg_sleep(0.05);
          END LOOP;
        END $$;
        INSERT INTO a VALUES (0, 'after');`,
    },
  },
  {
    name: 'a procedure that commits',
    migrations: {
      '1_a': `${tableWithRows}
        CREATE PROCEDURE finish() LANGUAGE plpgsql AS $$ BEGIN
          WHILE EXISTS (SELECT FROM a WHERE t <> 'done') LOOP
            UPDATE a SET t = 'done' WHERE x IN (SELECT x FROM a WHERE t <> 'done' LIMIT 50);
            COMMIT;
          END LOOP;
        END $$;
        CALL finish();
        DROP PROCEDURE finish();`,
    },
  },
  {
    name: 'a partition that is detached beside readers',
    migrations: {
      '1_a': partitions,
      '2_b': `ALTER TABLE p DETACH PARTITION p_1 CONCURRENTLY;
        ALTER TABLE p_1 ADD y int;
        UPDATE p_1 SET y = x + 1;
        ALTER TABLE p DETACH PARTITION p_2 CONCURRENTLY;`,
    },
  },
  {
    name: 'an index over partitions',
    migrations: {
      '1_a': partitions,
      '2_b': `CREATE INDEX p_x ON ONLY p (x);
        CREATE INDEX CONCURRENTLY p_1_x ON p_1 (x);
        ALTER INDEX p_x ATTACH PARTITION p_1_x;
        CREATE INDEX CONCURRENTLY p_2_x ON p_2 (x);
        ALTER INDEX p_x ATTACH PARTITION p_2_x;`,
    },
  },
  {
    name: 'vacuum between changes',
    migrations: {
      '1_a': `${tableWithRows}\nDELETE FROM a WHERE x % 2 = 0;\nVACUUM (FULL, ANALYZE) a;
        UPDATE a SET t = t || '!';\nVACUUM a;\nUPDATE a SET t = t || '?';`,
    },
  },
  {
    name: 'a view that is refreshed beside readers',
    migrations: {
      '1_a': `${tableWithRows}\nCREATE MATERIALIZED VIEW m AS SELECT x FROM a; CREATE UNIQUE INDEX m_x ON m (x);`,
      '2_b': `INSERT INTO a VALUES (0, 'zero');\nREFRESH MATERIALIZED VIEW CONCURRENTLY m;\nVACUUM m;`,
    },
  },
  {
    name: 'batches of an UPDATE',
    migrations: {
      '1_a': tableWithKey,
      '2_b': `-- schemac:batch by=x size=40\nUPDATE a SET t = t || '!';
        -- schemac:batch by=x size=70 pause=20ms\nUPDATE a SET t = t || '?' WHERE x % 3 = 0;`,
    },
  },
  {
    name: 'batches of a DELETE by a key of two columns',
    migrations: {
      '1_a': `CREATE TABLE a (shop text, "Order No" int, t text, PRIMARY KEY (shop, "Order No"));
        INSERT INTO a SELECT 'shop ' || n % 7, n, 'row ' || n FROM generate_series(1, 200) AS n;
        CREATE TABLE gone (t text);
        CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO gone VALUES (OLD.t); RETURN OLD; END $$;
        CREATE TRIGGER keep BEFORE DELETE ON a FOR EACH ROW EXECUTE FUNCTION keep();`,
      '2_b': `-- schemac:batch by=shop,"Order No" size=30\nDELETE FROM a WHERE "Order No" % 2 = 0;
        ALTER TABLE a ADD CHECK ("Order No" % 2 = 1);`,
    },
  },
  {
    name: 'batches of an INSERT by a uuid',
    migrations: {
      '1_a': `CREATE TABLE a (id uuid PRIMARY KEY, t text);
        INSERT INTO a SELECT md5(n::text)::uuid, 'row ' || n FROM generate_series(1, 200) AS n;
        CREATE TABLE copied (id uuid, t text);`,
      '2_b': `-- schemac:batch by=a.id size=25
        INSERT INTO copied (id, t) SELECT a.id, upper(a.t) FROM a WHERE a.t <> 'row 7';
        ALTER TABLE copied ADD PRIMARY KEY (id);`,
    },
  },
  {
    name: 'batches until a condition holds, among other steps',
    migrations: {
      '1_a': `${tableWithKey}\n${slowFunction}\nALTER TABLE a ADD n int, ADD touched int NOT NULL DEFAULT 0;`,
      '2_b': `CREATE INDEX CONCURRENTLY a_left ON a (x) WHERE n IS NULL;
        -- schemac:batch by=x size=auto\n-- schemac:until n IS NOT NULL
        UPDATE a SET n = slow(x), touched = touched + 1;
        DROP INDEX CONCURRENTLY a_left;
        ALTER TABLE a ALTER n SET NOT NULL;
        -- schemac:batch by=x size=60\n-- schemac:until touched = 2
        UPDATE a SET touched = touched + 1 WHERE touched = 1;`,
    },
  },
  {
    name: 'a migration that stands for others',
    before: { '1_a': tableWithRows, '2_b': 'CREATE INDEX CONCURRENTLY a_x ON a (x);' },
    migrations: {
      '2_ab': `-- schemac:parent none\n-- schemac:replaces 1_a\n-- schemac:replaces 2_b\n${tableWithRows}\nCREATE INDEX a_x ON a (x);`,
      '3_c': "-- schemac:parent 2_ab\nUPDATE a SET t = t || '!';\nCREATE INDEX CONCURRENTLY a_t ON a (t);",
    },
  },
  {
    name: 'a folder with another name',
    before: { '1_a': tableWithRows },
    migrations: { '1_aa': tableWithRows, '2_b': "UPDATE a SET t = t || '!';" },
  },
  {
    name: 'after Prisma',
    setup: `${tableWithRows}
      CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
        migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
        started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0);
      INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
        VALUES ('one', encode(sha256('SELECT 1;'), 'hex'), '2026-01-02', '1_a', '2026-01-01', 1);`,
    migrations: { '1_a': 'SELECT 1;', '2_b': "UPDATE a SET t = t || '!';", '3_c': 'VACUUM a;' },
  },
  {
    name: 'the way back',
    before: {
      '1_a': tableWithRows,
      '1_a/down.sql': 'DROP TABLE a;',
      '2_b': 'CREATE TABLE b AS SELECT * FROM a;',
      '2_b/down.sql': 'INSERT INTO a SELECT x + 1000, t FROM b;\nDROP TABLE b;',
      '3_c': 'ALTER TABLE a ADD y int DEFAULT 7;',
      '3_c/down.sql': 'ALTER TABLE a DROP y;',
    },
    migrations: {},
    command: ['migrate', 'down', '--to', '1_a', '--accept-data-loss'],
  },
  {
    name: 'the way back in steps',
    before: {
      '1_a': tableWithRows,
      '1_a/down.sql': 'DROP TABLE a;',
      '2_b': `CREATE TABLE b AS SELECT * FROM a;\n${slowFunction}\nCREATE INDEX CONCURRENTLY a_x ON a (slow(x));\nCREATE INDEX CONCURRENTLY a_t ON a (t);`,
      '2_b/down.sql': `DROP INDEX CONCURRENTLY a_t;
        INSERT INTO a SELECT x + 1000, t FROM b;
        DROP INDEX CONCURRENTLY a_x;
        UPDATE a SET t = t || '!';
        CREATE INDEX CONCURRENTLY a_x_t ON a (x, t);
        DROP FUNCTION slow;\nDROP TABLE b;`,
    },
    migrations: {},
    command: ['migrate', 'down', '--to', '1_a', '--accept-data-loss'],
  },
];
