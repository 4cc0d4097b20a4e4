model Author {
  id    BigInt @id
  posts Post[]
}

model Post {
  id       Int
  at       BigInt
  authorId BigInt
  notes    Note[]
  author   Author @relation(fields: [authorId], references: [id], onDelete: Restrict)

  @@id([id, at])
  @@partition([at], by: Range)
}

partition PostA: Post {
  from = 0
  to   = 2
}

partition PostB: Post {
  from = 2
  to   = MaxValue
}

model Note {
  id     Int     @id
  postId Int?
  postAt BigInt?
  post   Post?   @relation(fields: [postId, postAt], references: [id, at], onDelete: SetNull, onUpdate: Cascade)
}

model Page {
  id    Int
  title String @db.VarChar(30)
  at    DateTime @db.Date

  @@index([title])
  @@partition([raw("lower((title)::text)"), at, title(collate: "C", ops: raw("text_pattern_ops"))], by: Range)
}

partition PageLow: Page {
  from = [MinValue, MinValue, MinValue]
  to   = [raw("'m'"), raw("date '2020-02-01'"), MaxValue]
}

partition PageHigh: Page {
  from = ["m", "2020-02-01", MaxValue]
  to   = [MaxValue, MaxValue, MaxValue]

  @@partition([raw("id % 7")], by: List)
}

/// All of it
model Log {
  /// Counted
  id   Int
  text String?

  @@partition([id], by: Range)
}

/// Some of it
partition LogA: Log {
  from = 0
  to   = 20
  /// Here only
  id Int

  @@unique([id])
  @@unlogged
}
