CREATE EXTENSION citext;
CREATE EXTENSION hstore;
CREATE EXTENSION ltree;
CREATE TYPE side AS ENUM ('left', 'right');
CREATE DOMAIN code AS varchar(8) COLLATE "C" DEFAULT 'x' CHECK (VALUE <> '');
CREATE DOMAIN codes AS code[];
CREATE TYPE pair AS ("from" code, upto numeric(5, 2)[], side side, "odd name" text COLLATE "C", at timestamptz(3));
CREATE TYPE pairs AS (one pair, many pair[], during tstzrange);
CREATE TABLE numbers (id int PRIMARY KEY, a numeric, b numeric(5), c numeric(5, -2), d numeric(2, 4), e real DEFAULT 1.5,
  f float8 DEFAULT 'NaN', g money, h oid DEFAULT 0, i smallint DEFAULT -1, j numeric(5, 2)[] DEFAULT '{1.5}', k money[]);
CREATE TABLE texts (id int PRIMARY KEY, a char, b char(3) DEFAULT 'a', c varchar, d varchar(3) DEFAULT 'a', e "char" DEFAULT 'a',
  f name DEFAULT 'n', g xml DEFAULT '<a/>', h bytea DEFAULT '\x01', i json DEFAULT '{}', j jsonb DEFAULT '[]', k uuid, l citext DEFAULT 'x',
  m hstore DEFAULT 'a=>1', n ltree DEFAULT 'a.b', o lquery, p ltxtquery, q tsvector DEFAULT to_tsvector('english', 'a b'),
  r tsquery DEFAULT 'a & b', s jsonpath DEFAULT '$.a', t varchar(3)[] DEFAULT '{a}', u xml[], v char(2)[], w bytea[] DEFAULT '{"\\x01"}',
  x citext[] DEFAULT '{a,b}', y "char"[], z hstore[]);
CREATE TABLE times (id int PRIMARY KEY, a time(3), b timetz(2) DEFAULT '12:00+01', c timestamp(0), d timestamptz(6), e interval DEFAULT '1 day',
  f interval(3), g interval year to month, h interval day to second(2), i timestamp(3)[], j timetz[], k interval(3)[], l interval minute);
CREATE TABLE bits_and_addresses (id int PRIMARY KEY, a bit, b bit(8) DEFAULT B'00000001', c varbit, d varbit(8) DEFAULT B'101', e bit(3)[],
  f inet DEFAULT '10.0.0.1/8', g cidr DEFAULT '10.0.0.0/8', h macaddr DEFAULT '08:00:2b:01:02:03', i macaddr8, j inet[] DEFAULT '{10.0.0.1}');
CREATE TABLE shapes (id int PRIMARY KEY, a point DEFAULT '(1,2)', b line, c lseg, d box, e path, f polygon, g circle DEFAULT '<(1,2),3>',
  h point[], i box[]);
CREATE TABLE ranges (id int PRIMARY KEY, a int4range DEFAULT '[1,2)', b int8range, c numrange, d tsrange, e tstzrange, f daterange,
  g int4multirange DEFAULT '{[1,2)}', h int8multirange, i nummultirange, j tsmultirange, k tstzmultirange, l datemultirange,
  m int4range[] DEFAULT '{"[1,2)"}', n int4multirange[]);
CREATE TABLE identifiers (id int PRIMARY KEY, a regclass, b regproc, c regtype DEFAULT 'int4', d regnamespace, e regrole, f regprocedure,
  g regoper, h regconfig, i regdictionary, j pg_lsn DEFAULT '0/1', k xid, l xid8, m cid, n tid, o pg_snapshot, p refcursor, q regtype[]);
CREATE TABLE own (id int PRIMARY KEY, a side DEFAULT 'left', b side[] DEFAULT '{left}', c code, d code[], e codes DEFAULT '{a}', f pair,
  g pair[], h pairs DEFAULT ROW(NULL, NULL, 'empty'), i texts);
COMMENT ON TYPE pair IS 'Two things';
COMMENT ON COLUMN pair.upto IS 'Where it ends';
