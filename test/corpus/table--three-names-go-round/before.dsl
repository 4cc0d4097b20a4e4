model A {
  id Int    @id @default(sequence())
  a  String
}

model B {
  id Int @id @default(autoincrement())
  b  Int
}

model C {
  id Int     @id
  c  Boolean

  @@index([c])
}
