enum Region {
  EUROPE
  ASIA @map("asia")
}

model Country {
  code       String    @id @db.Char(2)
  name       String
  eu         Boolean
  population BigInt?
  area       Decimal?  @db.Decimal(12, 2)
  facts      Json?
  since      DateTime? @db.Timestamptz(3)
  region     Region    @default(EUROPE)
  tags       String[]
  flag       Bytes?
  visits     Int       @default(0)
  place      Int       @unique
  word       String    @unique @db.VarChar(5)
  nick       String?   @unique

  @@map("countries")
}

data Country {
  columns = [code, name, eu, population, area, facts, since, region, tags, flag, place, word, nick]
  rows    = [
    ["NL", "Netherlands", true, 17900000, "41850.10", "{ \"capital\" : \"Amsterdam\" }", "1815-03-16 01:00+01", EUROPE, ["low", "flat and wet"], "AP8=", 2, "wet", "gb"],
    ["GB", "United Kingdom", false, 68000000, 242495, {}, "2020-01-31T23:00:00Z", EUROPE, ["islands"], "", 1, "flat", "low"],
    ["JP", "日本", false, 124000000, null, null, null, ASIA, ["islands"], null, 3, "far", null],
  ]
}
