model T {
  id Int @id @identity @renamedFrom("key")

  @@map("a")
  @@renamedFrom("b")
}
