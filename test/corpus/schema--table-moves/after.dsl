datasource db {
  provider = "postgresql"
  schemas  = ["public", "app"]
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
  posts Post[]

  @@index([email])
  @@schema("app")
  @@renamedFrom("public.User")
}

model Post {
  id     Int  @id @default(sequence())
  userId Int
  user   User @relation(fields: [userId], references: [id])

  @@schema("public")
}

model Log {
  id   Int    @id
  text String @default("none") @backfill("'none'")

  @@partition([id], by: Range)
  @@schema("app")
  @@renamedFrom("public.Log")
}

partition LogOne: Log {
  from = MinValue
  to   = 3

  @@schema("app")
  @@renamedFrom("public.LogOne")
}

partition LogRest: Log {
  default = true

  @@schema("public")
}
