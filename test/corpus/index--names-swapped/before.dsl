model T {
  id Int    @id
  a  String
  b  String

  @@index([a], map: "one")
  @@index([b], map: "two")
}
