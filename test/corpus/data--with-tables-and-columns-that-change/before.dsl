enum Tier {
  BASIC
  PRO
}

model Plan {
  id    Int    @id @default(sequence(start: 10))
  name  String @unique
  tier  Tier
  price Int
  notes String?
}

model Account {
  id   Int    @id
  plan String
}

model Role {
  name String @id
}

data Plan {
  rows = [
    { id: 1, name: "free", tier: BASIC, price: 0, notes: "none" },
    { id: 2, name: "team", tier: PRO, price: 49 },
  ]
}

data Role {
  rows = [{ name: "admin" }]
}
