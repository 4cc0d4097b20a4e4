model Author {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int
  at       Int
  authorId Int
  notes    Note[]
  author   Author @relation(fields: [authorId], references: [id], onDelete: Cascade)

  @@id([id, at])
  @@partition([at], by: Hash)
}

partition PostA: Post {
  modulus   = 2
  remainder = 0
}

partition PostB: Post {
  modulus   = 2
  remainder = 1
}

model Note {
  id     Int  @id
  postId Int
  postAt Int
  post   Post @relation(fields: [postId, postAt], references: [id, at])
}

model Page {
  id    Int
  title String @db.VarChar(30)
  at    DateTime @db.Date

  @@index([title])
  @@partition([raw("lower(title)"), at, title(collate: "C", ops: raw("text_pattern_ops"))], by: Range)
}

partition PageLow: Page {
  from = [MinValue, MinValue, MinValue]
  to   = ["m", "2020-02-01", MaxValue]
}

/// All
model Log {
  id   Int
  text String?

  @@partition([id], by: Range)
}

/// Some
partition LogA: Log {
  from = 0
  to   = 20

  @@unique([id])
  @@check("text <> ''", map: "filled")
  @@with(["fillfactor=70"])
}
