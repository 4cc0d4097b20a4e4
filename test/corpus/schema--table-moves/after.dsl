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
