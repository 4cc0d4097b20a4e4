model T {
  id Int    @id
  a  Int
  b  String

  @@index([a], where: raw("a > 6"))
  @@index([b], where: raw("b IN ('x', 'y') OR b LIKE 'z%'"))
}
