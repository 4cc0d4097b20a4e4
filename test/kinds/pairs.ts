/** Two states of a database, and rows that fit both; each is changed into the other. */
export interface Pair {
  readonly one: string;
  readonly other: string;
  /** Rows for both states. */
  readonly rows?: string;
  /** What must be the same before and after. */
  readonly survives?: string;
}

const table = (column: string) => `CREATE TABLE deals (id int PRIMARY KEY, x ${column});`;
const columns = (one: string, other: string, value: string): Pair => ({
  one: table(one),
  other: table(other),
  rows: `INSERT INTO deals (id, x) VALUES (1, ${value});`,
  survives: 'SELECT x::text FROM deals ORDER BY id',
});
const moods = (values: string, rest = '') =>
  `CREATE TYPE mood AS ENUM (${values}); CREATE TABLE deals (id int, feeling mood DEFAULT 'sad', feelings mood[] DEFAULT '{sad}', other mood NOT NULL);
   CREATE INDEX happy ON deals (id) WHERE feeling = 'happy'; CREATE INDEX plain ON deals (feeling); ${rest}`;

export const pairs: Readonly<Record<string, Pair>> = {
  'integer and bigint': columns('int DEFAULT 5', 'bigint DEFAULT 6', '7'),
  'integer and text': columns('int DEFAULT 5', "text DEFAULT 'five'", "'7'"),
  'numeric and integer': { ...columns('numeric(10,2)', 'int', '7'), survives: 'SELECT x::float FROM deals' },
  'numeric of another precision': {
    ...columns('numeric(10,2)', 'numeric(12,4)', '7'),
    survives: 'SELECT x::float FROM deals',
  },
  'varchar and text': columns('varchar(10)', 'text', "'abc'"),
  'varchar of another length': columns('varchar(10)', 'varchar(20)', "'abc'"),
  'text and uuid': columns('text', 'uuid', "'6ba7b810-9dad-11d1-80b4-00c04fd430c8'"),
  'text and boolean': columns("text DEFAULT 'true'", 'boolean DEFAULT false', "'true'"),
  'integer and boolean': columns('int DEFAULT 1', 'boolean DEFAULT true', 'NULL'),
  'text and timestamp': columns('text', 'timestamp(3)', "'2020-01-02 03:04:05'"),
  'timestamp and timestamptz': columns('timestamp(3)', 'timestamptz(3)', 'NULL'),
  'date and timestamp': columns('date', 'timestamp', 'NULL'),
  'text and jsonb': columns('text', 'jsonb', `'{"a": 1}'`),
  'json and jsonb': columns('json', 'jsonb', `'{"a": 1}'`),
  'integer and jsonb': columns('int', 'jsonb', "'5'"),
  'text and a list of texts': {
    one: table('text'),
    other: table('text[]'),
    rows: 'INSERT INTO deals (id) VALUES (1)',
    survives: 'SELECT nullif(x::text, $${}$$) FROM deals',
  },
  'a list of integers and a list of texts': columns('int[]', "text[] DEFAULT '{}'", "'{1,2}'"),
  'an integer and a list of texts': {
    one: table('int'),
    other: table("text[] DEFAULT '{}'"),
    rows: 'INSERT INTO deals (id, x) VALUES (1, NULL)',
    survives: 'SELECT nullif(x::text, $${}$$) FROM deals',
  },
  'bytea and text': columns('bytea', 'text', 'NULL'),
  'text and an enum': {
    ...columns('text', "role DEFAULT 'USER'", "'USER'"),
    other: `CREATE TYPE role AS ENUM ('USER', 'ADMIN'); ${table("role DEFAULT 'USER'")}`,
  },
  'integer and an enum': {
    one: table('int DEFAULT 1'),
    other: `CREATE TYPE role AS ENUM ('USER', 'ADMIN'); ${table("role DEFAULT 'USER'")}`,
  },
  'two enums': {
    ...columns('a', 'b', "'x'"),
    one: `CREATE TYPE a AS ENUM ('x'); ${table("a DEFAULT 'x'")}`,
    other: `CREATE TYPE b AS ENUM ('y', 'x'); ${table("b DEFAULT 'x'")}`,
  },
  'lists of two enums': {
    ...columns('a', 'b', "'{x}'"),
    one: `CREATE TYPE a AS ENUM ('x'); ${table('a[]')}`,
    other: `CREATE TYPE b AS ENUM ('y', 'x'); ${table("b[] DEFAULT '{x}'")}`,
  },
  collations: {
    one: `${table('text COLLATE "C" DEFAULT \'a\'')} CREATE INDEX on_x ON deals (x); CREATE INDEX lower_x ON deals (lower(x)) WHERE x > 'a';`,
    other: `${table('varchar(9) NOT NULL')} CREATE INDEX on_x ON deals (x); CREATE INDEX lower_x ON deals (lower(x)) WHERE x::text > 'a';`,
    rows: "INSERT INTO deals (id, x) VALUES (1, 'b')",
    survives: 'SELECT x::text FROM deals',
  },
  'another collation': {
    ...columns('text COLLATE "C"', 'text COLLATE "POSIX"', "'abc'"),
    one: table('text COLLATE ucs_basic UNIQUE'),
  },
  'a collation and none': columns('text[] COLLATE "C"', 'text[]', "'{abc}'"),
  'nullable and required': columns('text', 'text NOT NULL', "'a'"),
  defaults: columns('int', 'int DEFAULT 1 + 2', '1'),
  'another default': columns('text DEFAULT md5(random()::text)', "text DEFAULT 'x'", "'1'"),
  'plain and serial': columns('int NOT NULL', 'serial', '41'),
  'plain and nullable serial': {
    one: table('int'),
    other: `${table('int')} CREATE SEQUENCE deals_x_seq AS integer OWNED BY deals.x; ALTER TABLE deals ALTER x SET DEFAULT nextval('deals_x_seq');`,
  },
  'a serial column and one whose sequence is not the one that serial makes': {
    one: table('serial'),
    other: `CREATE SEQUENCE counter AS bigint START WITH 100 MINVALUE -5 CACHE 3; ${table("int NOT NULL DEFAULT nextval('counter')")} ALTER SEQUENCE counter OWNED BY deals.x;`,
    rows: 'INSERT INTO deals (id) VALUES (1)',
    survives: 'SELECT id FROM deals',
  },
  'sequences of two types behind a column of two': {
    one: `CREATE SEQUENCE counter; ${table("int NOT NULL DEFAULT nextval('counter')")} ALTER SEQUENCE counter OWNED BY deals.x;`,
    other: table('bigserial'),
    rows: 'INSERT INTO deals (id) VALUES (1)',
    survives: 'SELECT id, x::int FROM deals',
  },
  'plain and a counter down': {
    one: table('int NOT NULL'),
    other: `CREATE SEQUENCE counter AS integer INCREMENT BY -2 MINVALUE -500 MAXVALUE 500 START WITH 100; ${table("int NOT NULL DEFAULT nextval('counter')")} ALTER SEQUENCE counter OWNED BY deals.x;`,
    rows: 'INSERT INTO deals (id, x) VALUES (1, 41)',
    survives: 'SELECT id, x FROM deals',
  },
  'no column and a counter of its own': {
    one: 'CREATE TABLE deals (id int);',
    other:
      "CREATE SEQUENCE counter; CREATE TABLE deals (id int, x int NOT NULL DEFAULT nextval('counter')); ALTER SEQUENCE counter OWNED BY deals.x;",
    rows: 'INSERT INTO deals (id) VALUES (1), (2)',
    survives: 'SELECT id FROM deals',
  },
  'serial and bigserial': columns('serial', 'bigserial', '41'),
  'serial and text with a default': columns('serial', "text DEFAULT 'x'", "'41'"),
  'serial and identity': columns('serial', 'int GENERATED BY DEFAULT AS IDENTITY', '41'),
  'identity and nothing': columns('int GENERATED BY DEFAULT AS IDENTITY', 'int', '41'),
  'identity and a default': columns('int GENERATED BY DEFAULT AS IDENTITY', 'int DEFAULT 5', '41'),
  'identity of another type': columns(
    'int GENERATED BY DEFAULT AS IDENTITY',
    'bigint GENERATED BY DEFAULT AS IDENTITY',
    '41',
  ),
  'identity and text': columns('int GENERATED BY DEFAULT AS IDENTITY', "text DEFAULT 'x'", "'41'"),
  'options of an identity': {
    one: table('int GENERATED ALWAYS AS IDENTITY'),
    other: table(
      'int GENERATED BY DEFAULT AS IDENTITY (START WITH 5 INCREMENT BY -2 MINVALUE -9 MAXVALUE 99 CACHE 7 CYCLE)',
    ),
  },
  'generated and plain': { one: table('int GENERATED ALWAYS AS (id * 2) STORED'), other: table('int') },
  'generated and a default': {
    one: table('int GENERATED ALWAYS AS (id * 2) STORED'),
    other: table('int DEFAULT 2'),
  },
  'another generated value': {
    one: table('int GENERATED ALWAYS AS (id * 2) STORED'),
    other: table('int GENERATED ALWAYS AS (id * 3) STORED'),
    rows: 'INSERT INTO deals (id) VALUES (1)',
  },
  'a generated value of another type': {
    one: `${table('int GENERATED ALWAYS AS (id * 2) STORED')} CREATE INDEX on_x ON deals (x);`,
    other: `${table('text GENERATED ALWAYS AS (id::text) STORED')} CREATE INDEX on_x ON deals (x);`,
    rows: 'INSERT INTO deals (id) VALUES (1)',
  },
  'the type of a column that generates another': {
    one: `${table('int')} ALTER TABLE deals ADD twice int GENERATED ALWAYS AS (x * 2) STORED;`,
    other: `${table('bigint')} ALTER TABLE deals ADD twice int GENERATED ALWAYS AS (x * 2) STORED;`,
    rows: 'INSERT INTO deals (id, x) VALUES (1, 2)',
    survives: 'SELECT x::int, twice FROM deals',
  },
  'the types of a foreign key on both sides': {
    one: 'CREATE TABLE cities (id int PRIMARY KEY, up int REFERENCES cities); CREATE TABLE deals (id int, city int REFERENCES cities);',
    other:
      'CREATE TABLE cities (id text PRIMARY KEY, up text REFERENCES cities); CREATE TABLE deals (id int, city text REFERENCES cities);',
    rows: "INSERT INTO cities VALUES ('1', '1'); INSERT INTO deals VALUES (1, '1');",
    survives: 'SELECT city::int FROM deals',
  },
  'the type under a partial index': {
    one: `${table('int')} CREATE INDEX part ON deals (id) WHERE x > 0; CREATE UNIQUE INDEX part_key ON deals ((x + 1));`,
    other: `${table('bigint')} CREATE INDEX part ON deals (id) WHERE x > 0; CREATE UNIQUE INDEX part_key ON deals ((x + 1));`,
    rows: 'INSERT INTO deals VALUES (1, 2)',
  },
  'enum values in every place': {
    one: moods("'happy', 'sad'"),
    other: moods("'first', 'second', 'happy', 'between', 'sad', 'ok', 'last'"),
    rows: "INSERT INTO deals VALUES (1, 'sad', '{happy,sad}', 'happy')",
    survives: 'SELECT feeling::text, feelings::text, other::text FROM deals',
  },
  'enum values in another order': {
    one: moods("'happy', 'sad', 'old'"),
    other: moods("'sad', 'happy', 'new'"),
    rows: "INSERT INTO deals VALUES (1, 'sad', '{happy,sad}', 'happy')",
    survives: 'SELECT feeling::text, feelings::text, other::text FROM deals',
  },
  'enum values, and the defaults that use them': {
    one: moods(
      "'happy', 'sad', 'old'",
      "ALTER TABLE deals ALTER feeling SET DEFAULT 'old', ALTER feelings DROP DEFAULT",
    ),
    other: moods(
      "'happy', 'sad', 'new'",
      "ALTER TABLE deals ALTER feeling SET DEFAULT 'new', ALTER feelings SET DEFAULT '{new}', ALTER other SET DEFAULT 'new'",
    ),
    rows: "INSERT INTO deals VALUES (1, 'sad', '{happy,sad}', 'happy')",
    survives: 'SELECT feeling::text, feelings::text, other::text FROM deals',
  },
  'enum values, and columns that come and go': {
    one: `CREATE TYPE mood AS ENUM ('a', 'b', 'c'); CREATE TABLE deals (id int, kept mood, gone mood DEFAULT 'c', turned mood DEFAULT 'c');`,
    other: `CREATE TYPE mood AS ENUM ('b', 'a', 'd'); CREATE TABLE deals (id int, kept mood, turned text DEFAULT 'c', come mood DEFAULT 'd');`,
    rows: "INSERT INTO deals (id, kept) VALUES (1, 'a')",
    survives: 'SELECT kept::text, turned::text FROM deals',
  },
  'options of a sequence': {
    one: 'CREATE SEQUENCE numbers',
    other:
      'CREATE TABLE deals (id int); CREATE SEQUENCE numbers AS smallint INCREMENT BY -3 MINVALUE -100 MAXVALUE 50 START WITH 10 CACHE 5 CYCLE OWNED BY deals.id',
  },
  'a new sequence for a default': {
    one: table('int DEFAULT 5'),
    other: `CREATE SEQUENCE numbers; ${table("int DEFAULT nextval('numbers')")}`,
  },
  'columns of a primary key': {
    one: 'CREATE TABLE deals (id int NOT NULL, x int NOT NULL, PRIMARY KEY (id)); CREATE TABLE bids (deal int REFERENCES deals (id))',
    other:
      'CREATE TABLE deals (id int NOT NULL, x int NOT NULL, UNIQUE (id), PRIMARY KEY (id, x)); CREATE TABLE bids (deal int REFERENCES deals (id))',
  },
  'another primary key': {
    one: 'CREATE TABLE deals (id int PRIMARY KEY)',
    other: 'CREATE TABLE deals (id int NOT NULL)',
  },
  'definitions of indexes': {
    one: `${table('text')} CREATE INDEX i ON deals (x); CREATE INDEX j ON deals (x); CREATE UNIQUE INDEX u ON deals (x);`,
    other: `${table('text')} CREATE INDEX i ON deals (x DESC) INCLUDE (id); CREATE INDEX j ON deals USING hash (x) WHERE id > 0; CREATE UNIQUE INDEX u ON deals (lower(x)) NULLS NOT DISTINCT;`,
  },
  'an index that becomes unique': {
    one: `${table('text')} CREATE INDEX i ON deals (x);`,
    other: `${table('text')} CREATE UNIQUE INDEX i ON deals (x);`,
  },
  'a unique index and a constraint': {
    one: `${table('text')} CREATE UNIQUE INDEX u ON deals (x);`,
    other: `${table('text')} ALTER TABLE deals ADD CONSTRAINT u UNIQUE (x);`,
  },
  'a constraint that waits': {
    one: `${table('text')} ALTER TABLE deals ADD CONSTRAINT u UNIQUE (x);`,
    other: `${table('text')} ALTER TABLE deals ADD CONSTRAINT u UNIQUE (x) DEFERRABLE INITIALLY DEFERRED;`,
  },
  'foreign keys': {
    one: `CREATE TABLE cities (id int PRIMARY KEY); ${table('int')}
      ALTER TABLE deals ADD CONSTRAINT a FOREIGN KEY (x) REFERENCES cities, ADD CONSTRAINT b FOREIGN KEY (x) REFERENCES cities, ADD CONSTRAINT c FOREIGN KEY (x) REFERENCES cities NOT VALID`,
    other: `CREATE TABLE cities (id int PRIMARY KEY); ${table('int')}
      ALTER TABLE deals ADD CONSTRAINT a FOREIGN KEY (x) REFERENCES cities ON DELETE CASCADE ON UPDATE SET NULL, ADD CONSTRAINT b FOREIGN KEY (x) REFERENCES cities DEFERRABLE INITIALLY DEFERRED, ADD CONSTRAINT c FOREIGN KEY (x) REFERENCES cities`,
    rows: 'INSERT INTO cities VALUES (1); INSERT INTO deals VALUES (1, 1)',
  },
  'names of indexes and constraints': {
    one: `CREATE TABLE cities (id int CONSTRAINT cities_one PRIMARY KEY, x int CONSTRAINT x_one UNIQUE); CREATE UNIQUE INDEX y_one ON cities (id, x); CREATE INDEX z_one ON cities (x, id);
      CREATE TABLE deals (x int CONSTRAINT deals_one REFERENCES cities)`,
    other: `CREATE TABLE cities (id int CONSTRAINT cities_other PRIMARY KEY, x int CONSTRAINT x_other UNIQUE); CREATE UNIQUE INDEX y_other ON cities (id, x); CREATE INDEX z_other ON cities (x, id);
      CREATE TABLE deals (x int CONSTRAINT deals_other REFERENCES cities)`,
  },
  comments: {
    one: `${table('int')} COMMENT ON TABLE deals IS 'a'; COMMENT ON COLUMN deals.id IS 'b';`,
    other: `${table('int')} COMMENT ON TABLE deals IS 'c'; COMMENT ON COLUMN deals.x IS 'd';`,
  },
  'columns that come and go': {
    one: table('int'),
    other:
      "CREATE TABLE deals (id int PRIMARY KEY, y serial, z int GENERATED ALWAYS AS IDENTITY, a int GENERATED ALWAYS AS (id * 2) STORED, b text NOT NULL DEFAULT 'b')",
    rows: 'INSERT INTO deals (id) VALUES (1), (2)',
  },
  'tables that point at each other, and nothing': {
    one: 'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a); ALTER TABLE a ADD b int REFERENCES b;',
    other: 'SELECT 1',
  },
  'a value goes that only the default of a column of another type speaks of: no row is written anew': {
    one: `CREATE TYPE mood AS ENUM ('a', 'b', 'c');
      CREATE TABLE t (id int PRIMARY KEY, word information_schema.sql_identifier DEFAULT ('a'::mood)::text)`,
    other: `CREATE TYPE mood AS ENUM ('b', 'a');
      CREATE TABLE t (id int PRIMARY KEY, word information_schema.sql_identifier DEFAULT ('a'::mood)::text)`,
    rows: `INSERT INTO t VALUES (1, 'x')`,
    survives: `SELECT pg_relation_filenode('t'), id, word FROM t`,
  },
};
