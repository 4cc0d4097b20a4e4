datasource db {
  provider = "postgresql"
  schemas  = ["one", "two"]
}

model A {
  id   Int    @id
  name String @unique
  bId  Int?
  b    B?     @relation(fields: [bId], references: [id])

  @@map("things")
  @@schema("one")
}

model B {
  id   Int    @id
  name String
  as   A[]

  @@index([name])
  @@map("things")
  @@schema("two")
}
