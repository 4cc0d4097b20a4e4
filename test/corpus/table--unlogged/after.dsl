model T {
  id Int    @id @default(autoincrement())
  a  String
  b  Int?   @default(autoincrement())

  @@unlogged
}

model U {
  id Int    @id @default(sequence())
  a  String @unique
}

model V {
  id Int    @id
  b  Int    @default(autoincrement())

  @@unlogged
}

model W {
  id Int    @id @default(autoincrement())
  b  Int?   @default(autoincrement())

  @@unlogged
}
