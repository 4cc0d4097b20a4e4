model B {
  id Int    @id @default(sequence())
  a  String
}

model C {
  id Int @id @default(autoincrement())
  b  Int
}

model A {
  id Int     @id
  c  Boolean

  @@index([c])
}
