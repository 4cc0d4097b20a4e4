model Author {
  id    Int    @id @default(autoincrement())
  posts Post[]
}

/// In parts
model Post {
  id       BigInt   @default(autoincrement())
  at       DateTime
  title    String   @default("none")
  price    Decimal  @db.Money @backfill("id")
  authorId Int
  author   Author   @relation(fields: [authorId], references: [id])

  @@id([id, at])
  @@index([title])
  @@check("id > 0")
  @@partition([at], by: Range)
}

partition PostOld: Post {
  from = MinValue
  to   = "2020-01-02"
}

partition PostRest: Post {
  default = true
}

model Note {
  id     Int      @id
  postId Int
  postAt DateTime
}
