model Country {
  code    String @id
  capital Int?   @unique
  city    City?  @relation("capital", fields: [capital], references: [id])
  cities  City[] @relation("in")
}

model City {
  id        Int      @id @default(autoincrement())
  name      String
  country   String
  part      Int?
  in        Country  @relation("in", fields: [country], references: [code])
  partOf    City?    @relation("part", fields: [part], references: [id])
  parts     City[]   @relation("part")
  capitalOf Country? @relation("capital")
}

model Price {
  plan   String
  year   Int
  amount Decimal @db.Decimal(8, 2)

  @@id([plan, year])
}

data Country {
  rows = [
    { code: "NL", capital: 1 },
    { code: "DE", capital: 3 },
    { code: "XX" },
  ]
}

data City {
  columns = [id, name, country, part]
  rows    = [
    [2, "Noord", "NL", 1],
    [1, "Amsterdam", "NL", null],
    [3, "Berlin", "DE", null],
    [4, "Nowhere", "XX", null],
  ]
}

data Price {
  columns = [plan, year, amount]
  rows    = [
    ["pro", 2025, 10],
    ["pro", 2026, 12.5],
  ]
}
