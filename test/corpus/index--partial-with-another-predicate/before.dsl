model T {
  id Int    @id
  a  Int
  b  String

  @@index([a], where: raw("a > 5"))
  @@index([b], where: raw("b = 'x'"))
}
