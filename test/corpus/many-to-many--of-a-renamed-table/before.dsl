model Post {
  id   Int   @id
  tags Tag[]

  @@renamedFrom("Article")
}

model Tag {
  id    Int    @id
  posts Post[]
}
