model T {
  id Int    @id @default(autoincrement()) @renamedFrom("key")
  n  BigInt @default(autoincrement()) @renamedFrom("m")

  @@map("a")
  @@renamedFrom("b")
}
