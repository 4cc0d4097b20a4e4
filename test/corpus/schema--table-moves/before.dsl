datasource db {
  provider = "postgresql"
  schemas  = ["public", "app"]
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
  posts Post[]

  @@index([email])
  @@schema("public")
}

model Post {
  id     Int  @id @default(sequence())
  userId Int
  user   User @relation(fields: [userId], references: [id])

  @@schema("public")
}

model Log {
  id   Int     @id
  text String?

  @@partition([id], by: Range)
  @@schema("public")
}

partition LogOne: Log {
  from = MinValue
  to   = 2

  @@schema("public")
}

partition LogRest: Log {
  default = true

  @@schema("public")
}
