model T {
  id Int    @id
  a  String
  b  String

  @@index([a(collate: "C")])
  @@index([b(collate: "C")])
}
