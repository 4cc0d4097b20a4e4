enum State {
  OPEN
  CLOSED
  GONE
}

/// What people sell
model Deal {
  id       Int       @id
  /// what it is called
  title    String    @default("a 'title'") @db.VarChar(200)
  slug     String    @unique @backfill("'s' || id")
  price    Decimal   @default(1.50) @db.Decimal(10, 2)
  state    State     @default(OPEN)
  states   State[]   @default([OPEN, GONE])
  tags     String[]  @default(["new", "it's"])
  meta     Json      @default("{\"a\": [1, 2]}")
  raw      Bytes?
  made     DateTime  @default(now())
  day      DateTime? @db.Date
  at       DateTime? @db.Timestamptz(6)
  key      String    @default(uuid()) @db.Uuid
  number   BigInt    @default(sequence(start: 100))
  double   Decimal?  @generated("price * 2")
  range    Unsupported("int4range")?
  ok       Boolean   @default(false)
  ratio    Float     @default(0.5)
  owner    Owner?    @relation(fields: [ownerId], references: [id], onDelete: SetNull, onUpdate: NoAction)
  ownerId  Int?

  @@unique([title, state], where: raw("ok"))
  @@index([made(sort: Desc)])
  @@index([tags], type: Gin)
  @@index([raw("lower(title)")], map: "deal_lower")
  @@map("Deal")
}

model Owner {
  id    Int    @id @default(autoincrement())
  deals Deal[]
  email String @unique
}
