model T {
  id Int    @id
  a  String
  b  String

  @@index([a], map: "two")
  @@index([b], map: "one")
}
