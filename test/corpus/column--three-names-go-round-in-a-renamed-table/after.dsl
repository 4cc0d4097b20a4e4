model Place {
  id Int @id
  y  Int
  z  Int?
  x  String

  @@index([y, z])
  @@renamedFrom("Point")
}
