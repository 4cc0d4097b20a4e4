model Post {
  id   Int   @id
  tags Tag[]
}

model Tag {
  id    String @id
  posts Post[]
}
