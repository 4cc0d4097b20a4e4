model U {
  id Int    @id @default(autoincrement())
  b  String @storage(External) @statistics(7) @renamedFrom("a")

  @@with(["fillfactor=80"])
  @@renamedFrom("T")
}
