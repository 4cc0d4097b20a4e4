model Draft {
  id   Int    @id @default(autoincrement())
  text String
}

model Post {
  id    Int    @id @default(autoincrement())
  title String @unique
}
