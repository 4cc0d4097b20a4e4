model Post {
  id   Int    @id @default(autoincrement())
  text String

  @@renamedFrom("Draft")
}

model Article {
  id    Int    @id @default(autoincrement())
  title String @unique

  @@renamedFrom("Post")
}
