model A {
  id Int @id

  @@map("select")
}
