model Deal {
  id   Int    @id
  name String @map("the name")
}
