model T {
  id Int    @id
  a  String

  @@index([a(collate: "C")])
}
