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
    ["NL", "Netherlands", true, 17900000, 41850.1, { capital: "Amsterdam" }, "1815-03-16T00:00:00Z", EUROPE, ["low", "flat and wet"], "AP8=", 1, "flat", "low"],
    ["GB", "it's the \"UK\"", true, null, null, null, null, EUROPE, [], null, 2, "wet", "gb"],
    ["XX", "Nowhere", false, -1, 0, [1, 2.50, null], null, ASIA, ["a\"b\\c", "NULL"], null, 3, "far", null],
  ]
}
