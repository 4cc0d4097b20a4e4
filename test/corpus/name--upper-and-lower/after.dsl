model Deal {
  id Int @id

  @@map("deal")
}

model Other {
  id Int @id
  ID Int

  @@map("DEAL")
}
