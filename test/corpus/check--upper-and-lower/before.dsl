model Deal {
  id    Int @id
  Price Int
  price Int

  @@map("DEAL")
}
