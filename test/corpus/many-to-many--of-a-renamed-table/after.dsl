model Article {
  id   Int   @id
  tags Tag[]

  @@renamedFrom("Post")
}

model Tag {
  id       Int       @id
  articles Article[]
}
