model T {
  id Int    @id @default(autoincrement())
  a  String @storage(External) @statistics(7)

  @@unlogged
  @@with(["fillfactor=70"])
}
