model T {
  key Int @id @identity @renamedFrom("id")

  @@map("b")
  @@renamedFrom("a")
}
