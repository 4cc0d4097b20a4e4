model T {
  id Int    @id
  a  String
  b  String

  @@index([a])
  @@index([b], map: "second")
}
