model Point {
  id Int @id
  x  Int
  y  Int?
  z  String

  @@index([x, y])
}
