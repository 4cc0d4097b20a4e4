model T {
  key BigInt @id @default(autoincrement()) @renamedFrom("id")
  m   BigInt @default(autoincrement()) @renamedFrom("n")

  @@map("b")
  @@renamedFrom("a")
}
