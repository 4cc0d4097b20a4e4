datasource db {
  provider   = "postgresql"
  extensions = [citext, hstore, ltree]
}

model bits_and_addresses {
  id Int                      @id
  a  String?                  @db.Bit(1)
  b  String?                  @default("00000001") @db.Bit(8)
  c  String?                  @db.VarBit
  d  String?                  @default(dbgenerated("'101'::\"bit\"")) @db.VarBit(8)
  e  String[]                 @db.Bit(3)
  f  String?                  @default("10.0.0.1/8") @db.Inet
  g  Unsupported("cidr")?     @default(dbgenerated("'10.0.0.0/8'::cidr"))
  h  Unsupported("macaddr")?  @default(dbgenerated("'08:00:2b:01:02:03'::macaddr"))
  i  Unsupported("macaddr8")?
  j  String[]                 @default(dbgenerated("'{10.0.0.1}'::inet[]")) @db.Inet
}

model identifiers {
  id Int                           @id
  a  Unsupported("regclass")?
  b  Unsupported("regproc")?
  c  Unsupported("regtype")?       @default(dbgenerated("'integer'::regtype"))
  d  Unsupported("regnamespace")?
  e  Unsupported("regrole")?
  f  Unsupported("regprocedure")?
  g  Unsupported("regoper")?
  h  Unsupported("regconfig")?
  i  Unsupported("regdictionary")?
  j  Unsupported("pg_lsn")?        @default(dbgenerated("'0/1'::pg_lsn"))
  k  Unsupported("xid")?
  l  Unsupported("xid8")?
  m  Unsupported("cid")?
  n  Unsupported("tid")?
  o  Unsupported("pg_snapshot")?
  p  Unsupported("refcursor")?
  q  Unsupported("regtype")[]
}

model numbers {
  id Int                           @id
  a  Decimal?                      @db.Decimal
  b  Decimal?                      @db.Decimal(5, 0)
  c  Unsupported("numeric(5,-2)")?
  d  Unsupported("numeric(2,4)")?
  e  Float?                        @default(1.5) @db.Real
  f  Float?                        @default(dbgenerated("'NaN'::double precision"))
  g  Decimal?                      @db.Money
  h  Int?                          @default(0) @db.Oid
  i  Int?                          @default(-1) @db.SmallInt
  j  Decimal[]                     @default(dbgenerated("'{1.5}'::numeric[]")) @db.Decimal(5, 2)
  k  Decimal[]                     @db.Money
}

model own {
  id Int                   @id
  a  side?                 @default(left)
  b  side[]                @default(dbgenerated("'{left}'::public.side[]"))
  c  code?
  d  code[]
  e  codes?                @default(dbgenerated("'{a}'::public.code[]"))
  f  pair?
  g  pair[]
  h  pairs?                @default(dbgenerated("ROW(NULL::public.pair, NULL::public.pair[], 'empty'::tstzrange)"))
  i  Unsupported("texts")?
}

model ranges {
  id Int                             @id
  a  Unsupported("int4range")?       @default(dbgenerated("'[1,2)'::int4range"))
  b  Unsupported("int8range")?
  c  Unsupported("numrange")?
  d  Unsupported("tsrange")?
  e  Unsupported("tstzrange")?
  f  Unsupported("daterange")?
  g  Unsupported("int4multirange")?  @default(dbgenerated("'{[1,2)}'::int4multirange"))
  h  Unsupported("int8multirange")?
  i  Unsupported("nummultirange")?
  j  Unsupported("tsmultirange")?
  k  Unsupported("tstzmultirange")?
  l  Unsupported("datemultirange")?
  m  Unsupported("int4range")[]      @default(dbgenerated("'{\"[1,2)\"}'::int4range[]"))
  n  Unsupported("int4multirange")[]
}

model shapes {
  id Int                     @id
  a  Unsupported("point")?   @default(dbgenerated("'(1,2)'::point"))
  b  Unsupported("line")?
  c  Unsupported("lseg")?
  d  Unsupported("box")?
  e  Unsupported("path")?
  f  Unsupported("polygon")?
  g  Unsupported("circle")?  @default(dbgenerated("'<(1,2),3>'::circle"))
  h  Unsupported("point")[]
  i  Unsupported("box")[]
}

model texts {
  id Int                       @id
  a  String?                   @db.Char(1)
  b  String?                   @default("a") @db.Char(3)
  c  String?                   @db.VarChar
  d  String?                   @default("a") @db.VarChar(3)
  e  Unsupported("\"char\"")?  @default(dbgenerated("'a'::\"char\""))
  f  Unsupported("name")?      @default(dbgenerated("'n'::name"))
  g  String?                   @default("<a/>") @db.Xml
  h  Bytes?                    @default("AQ==")
  i  Json?                     @default("{}") @db.Json
  j  Json?                     @default("[]")
  k  String?                   @db.Uuid
  l  String?                   @default("x") @db.Citext
  m  Unsupported("hstore")?    @default(dbgenerated("'\"a\"=>\"1\"'::public.hstore"))
  n  Unsupported("ltree")?     @default(dbgenerated("'a.b'::public.ltree"))
  o  Unsupported("lquery")?
  p  Unsupported("ltxtquery")?
  q  Unsupported("tsvector")?  @default(dbgenerated("to_tsvector('english'::regconfig, 'a b'::text)"))
  r  Unsupported("tsquery")?   @default(dbgenerated("'''a'' & ''b'''::tsquery"))
  s  Unsupported("jsonpath")?  @default(dbgenerated("'$.\"a\"'::jsonpath"))
  t  String[]                  @default(dbgenerated("'{a}'::character varying[]")) @db.VarChar(3)
  u  String[]                  @db.Xml
  v  String[]                  @db.Char(2)
  w  Bytes[]                   @default(dbgenerated("'{\"\\\\x01\"}'::bytea[]"))
  x  String[]                  @default(dbgenerated("'{a,b}'::public.citext[]")) @db.Citext
  y  Unsupported("\"char\"")[]
  z  Unsupported("hstore")[]
}

model times {
  id Int                                       @id
  a  DateTime?                                 @db.Time(3)
  b  DateTime?                                 @default(dbgenerated("'12:00:00+01'::time with time zone")) @db.Timetz(2)
  c  DateTime?                                 @db.Timestamp(0)
  d  DateTime?                                 @db.Timestamptz(6)
  e  Unsupported("interval")?                  @default(dbgenerated("'1 day'::interval"))
  f  Unsupported("interval(3)")?
  g  Unsupported("interval year to month")?
  h  Unsupported("interval day to second(2)")?
  i  DateTime[]
  j  DateTime[]                                @db.Timetz
  k  Unsupported("interval(3)")[]
  l  Unsupported("interval minute")?
}

/// Two things
type pair {
  from     code
  /// Where it ends
  upto     Decimal[] @db.Decimal(5, 2)
  side     side
  odd_name String    @map("odd name") @collate("C")
  at       DateTime  @db.Timestamptz(3)
}

type pairs {
  one    pair
  many   pair[]
  during Unsupported("tstzrange")
}

domain code {
  value String @default("x") @collate("C") @db.VarChar(8)

  @@check(expression: "VALUE::text <> ''::text")
}

domain codes {
  value code[]
}

enum side {
  left
  right
}
