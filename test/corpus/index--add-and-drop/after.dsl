model T {
  id Int    @id
  a  String
  b  String

  @@index([b])
  @@index([a, b])
}
