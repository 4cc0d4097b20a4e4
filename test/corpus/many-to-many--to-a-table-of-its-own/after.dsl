model Post {
  id   Int       @id
  tags PostTag[]
}

model Tag {
  id    Int       @id
  posts PostTag[]
}

model PostTag {
  postId Int
  tagId  Int
  at     DateTime @default(now())
  post   Post     @relation(fields: [postId], references: [id])
  tag    Tag      @relation(fields: [tagId], references: [id])

  @@id([postId, tagId])
}
