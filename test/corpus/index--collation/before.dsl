model T {
  id Int    @id
  a  String
  b  String @collate("C")

  @@index([a])
  @@index([b(collate: "C")])
}
