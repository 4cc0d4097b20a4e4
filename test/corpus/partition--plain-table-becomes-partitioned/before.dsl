model Author {
  id    Int    @id @default(autoincrement())
  posts Post[]
}

model Post {
  id       Int      @default(autoincrement())
  at       DateTime
  title    String   @default("none")
  price    Decimal? @db.Money
  authorId Int
  author   Author   @relation(fields: [authorId], references: [id])

  @@id([id, at])
  @@index([title])
  @@check("id > 0")
}

model Note {
  id     Int      @id
  postId Int
  postAt DateTime
}
