datasource db {
  provider = "postgresql"
  schemas  = ["public", "auth"]
}

model Deal {
  id     Int  @id
  ownerId Int? @unique
  owner  User? @relation(fields: [ownerId], references: [id])

  @@schema("public")
}

enum Role {
  USER
  ADMIN

  @@schema("auth")
}

model User {
  id    Int    @id @default(autoincrement())
  role  Role   @default(USER)
  email String @unique
  deal  Deal?

  @@index([role])
  @@schema("auth")
}
