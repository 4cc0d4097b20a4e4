model Deal {
  id Int @id

  @@map("deal")
}
