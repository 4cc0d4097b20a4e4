datasource db {
  provider   = "postgresql"
  extensions = [citext, uuid_ossp(map: "uuid-ossp")]
}

model collated {
  a String   @id @collate("C")
  b String?  @default("x") @collate("POSIX") @db.VarChar(9)
  c String[] @collate("ucs_basic")
  d String?  @collate("C") @db.Citext
}

model counted {
  id     Int     @id
  number BigInt?
}

model counters {
  a Int  @id @default(autoincrement(map: "Old_id_seq", type: BigInt))
  b Int? @default(autoincrement(map: "down_seq", start: 7, increment: -5, minValue: -1000, maxValue: 1000, cache: 2, cycle: true)) @db.SmallInt
  c Int  @default(autoincrement(start: 1000))
}

model defaults {
  id            Int       @id @default(autoincrement())
  small         Int       @default(autoincrement()) @db.SmallInt
  big           BigInt    @default(autoincrement())
  always        BigInt    @identity(always: true, start: 10, increment: 2, minValue: 5, maxValue: 1000, cache: 4, cycle: true)
  by_default    Int       @identity
  doubled       Int?      @generated("by_default * 2")
  from_sequence BigInt?   @default(dbgenerated("nextval('public.invoice_number'::regclass)"))
  int_minus     Int?      @default(-1)
  int_text      Int?      @default(7)
  int_sum       Int?      @default(dbgenerated("1 + 2"))
  small_3       Int?      @default(3) @db.SmallInt
  big_5         BigInt?   @default(5)
  big_text      BigInt?   @default(dbgenerated("'5'::bigint"))
  big_over      BigInt?   @default(9007199254740993)
  big_under     BigInt?   @default(-9007199254740993)
  int_min       Int?      @default(-2147483648)
  decimal_0     Decimal?  @default(0) @db.Decimal(5, 2)
  decimal_150   Decimal?  @default(1.50) @db.Decimal(5, 2)
  decimal_minus Decimal?  @default(-0.5) @db.Decimal
  decimal_long  Decimal?  @default(dbgenerated("'12345678901234567890'::numeric")) @db.Decimal
  double_01     Float?    @default(0.1)
  real_minus    Float?    @default(-1.5) @db.Real
  double_text   Float?    @default(dbgenerated("'1e+300'::double precision"))
  money_0       Decimal?  @default(0) @db.Money
  yes           Boolean?  @default(true)
  no            Boolean?  @default(false)
  maybe         Boolean?  @default(dbgenerated("1 > 2"))
  empty         String?   @default("")
  quoted        String?   @default("it's \\ \"x\"")
  lines         String?   @default("new\nline\ttab")
  upper         String?   @default(dbgenerated("upper('x'::text)"))
  who           String?   @default(dbgenerated("CURRENT_USER"))
  varchar_text  String?   @default(dbgenerated("'x'::character varying"))
  limited       String?   @default("abc") @db.VarChar(40)
  fixed         String?   @default("ab") @db.Char(3)
  bits          String?   @default("101") @db.Bit(3)
  address       String?   @default("127.0.0.1") @db.Inet
  name          String?   @default("x") @db.Citext
  bytes         Bytes?    @default("3q2+7w==")
  no_bytes      Bytes?    @default("")
  object        Json?     @default("{\"a\": [1, \"x\"]}") @db.Json
  list          Json?     @default("[]")
  random        String?   @default(dbgenerated("gen_random_uuid()")) @db.Uuid
  of_extension  String?   @default(dbgenerated("public.uuid_generate_v4()")) @db.Uuid
  nil           String?   @default("00000000-0000-0000-0000-000000000000") @db.Uuid
  stamp         DateTime? @default(now()) @db.Timestamptz
  now           DateTime? @default(dbgenerated("now()")) @db.Timestamptz
  today         DateTime? @default(dbgenerated("CURRENT_DATE")) @db.Date
  stamp_date    DateTime? @default(now()) @db.Date
  stamp_text    String?   @default(dbgenerated("CURRENT_TIMESTAMP"))
  year          DateTime? @default(dbgenerated("'2020-01-01 00:00:00'::timestamp without time zone"))
  no_texts      String[]  @default([])
  no_ints       Int[]     @default(dbgenerated("'{}'::integer[]")) @notNull
  ints          Int[]     @default([1, -2])
  bigs          BigInt[]  @default(dbgenerated("ARRAY[1, 2]"))
  flags         Boolean[] @default([true, false])
  texts         String[]  @default(["a,b", "it's", ""])
  varchars      String[]  @default(dbgenerated("ARRAY['x'::character varying(3)]")) @db.VarChar(3)
  call          String[]  @default(dbgenerated("ARRAY[upper('a,b'::text), 'c'::text]"))
  nulls         String[]  @default(dbgenerated("ARRAY[NULL::text, 'x'::text]"))
}

model types {
  a_text         String                                    @id
  varchar_any    String?                                   @db.VarChar
  varchar_40     String?                                   @db.VarChar(40)
  char_1         String?                                   @db.Char(1)
  char_3         String?                                   @db.Char(3)
  any_char       Unsupported("bpchar")?
  bits           String?                                   @db.Bit(3)
  bits_any       String?                                   @db.VarBit
  bits_5         String?                                   @db.VarBit(5)
  a_uuid         String?                                   @db.Uuid
  an_xml         String?                                   @db.Xml
  an_inet        String?                                   @db.Inet
  a_citext       String?                                   @db.Citext
  a_boolean      Boolean?
  a_smallint     Int?                                      @db.SmallInt
  an_int         Int?
  a_bigint       BigInt?
  an_oid         Int?                                      @db.Oid
  a_real         Float?                                    @db.Real
  a_double       Float?
  numeric_any    Decimal?                                  @db.Decimal
  numeric_5      Decimal?                                  @db.Decimal(5, 0)
  numeric_5_2    Decimal?                                  @db.Decimal(5, 2)
  numeric_prisma Decimal?
  numeric_tens   Unsupported("numeric(5,-2)")?
  a_money        Decimal?                                  @db.Money
  a_date         DateTime?                                 @db.Date
  ts             DateTime?                                 @db.Timestamp
  ts_0           DateTime?                                 @db.Timestamp(0)
  ts_3           DateTime?
  tz             DateTime?                                 @db.Timestamptz
  tz_3           DateTime?                                 @db.Timestamptz(3)
  a_time         DateTime?                                 @db.Time
  time_2         DateTime?                                 @db.Time(2)
  a_timetz       DateTime?                                 @db.Timetz
  timetz_1       DateTime?                                 @db.Timetz(1)
  an_interval    Unsupported("interval")?
  interval_2     Unsupported("interval(2)")?
  interval_days  Unsupported("interval day to second(3)")?
  a_json         Json?                                     @db.Json
  a_jsonb        Json?
  a_bytea        Bytes?
  a_point        Unsupported("point")?
  a_range        Unsupported("int4range")?
  a_tsvector     Unsupported("tsvector")?
  a_macaddr      Unsupported("macaddr")?
  one_byte       Unsupported("\"char\"")?
  a_regclass     Unsupported("regclass")?
  texts          String[]
  texts_required String[]                                  @notNull
  points         Unsupported("point")[]
  uuids          String[]                                  @db.Uuid
  varchars       String[]                                  @db.VarChar(3)
  times          DateTime[]                                @db.Timestamptz(3)
}

sequence down {
  type      = SmallInt
  start     = 10
  increment = -1
  minValue  = -50
  maxValue  = 50
  cache     = 3
  cycle     = true
}

sequence invoice_number {
  start     = 1000
  increment = 5
  ownedBy   = counted.number
}
