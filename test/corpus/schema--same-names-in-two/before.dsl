datasource db {
  provider = "postgresql"
  schemas  = ["one", "two"]
}

model A {
  id Int @id

  @@map("things")
  @@schema("one")
}

model B {
  id   Int    @id
  name String @unique

  @@map("things")
  @@schema("two")
}
