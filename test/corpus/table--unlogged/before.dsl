model T {
  id Int    @id @default(autoincrement())
  a  String
}

model U {
  id Int    @id @default(sequence())
  a  String @unique

  @@unlogged
}

model V {
  id Int    @id

  @@unlogged
}
