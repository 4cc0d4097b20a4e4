enum Tier {
  FREE @renamedFrom("BASIC")
  PRO
}

model Offer {
  id       Int       @id @default(sequence(start: 10))
  title    String    @unique @renamedFrom("name")
  tier     Tier
  price    Decimal   @db.Decimal(8, 2)
  notes    String?
  seats    Int
  since    DateTime  @db.Date
  best     Tier
  accounts Account[]

  @@renamedFrom("Plan")
}

model Account {
  id    Int    @id
  plan  String
  offer Offer  @relation(fields: [plan], references: [title])
  kind  String @default("company")
  type  Kind   @relation(fields: [kind], references: [name])
}

model Kind {
  name     String    @id
  accounts Account[]
}

model Role {
  name String @id
}

data Offer {
  rows = [
    { id: 1, title: "free", tier: FREE, price: 0, seats: 1, since: "2020-02-29", best: FREE },
    { id: 2, title: "team", tier: PRO, price: 49.5, seats: 20, since: "2021-01-01", best: PRO },
    { id: 3, title: "large", tier: PRO, price: 99, seats: 100, since: "2022-12-31", best: PRO },
  ]
}

data Kind {
  complete = true
  rows     = [{ name: "person" }, { name: "company" }]
}
