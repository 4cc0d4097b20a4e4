model T {
  id Int    @id
  a  String
  b  Int

  @@index([a])
}
