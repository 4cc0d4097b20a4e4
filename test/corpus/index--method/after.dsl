model T {
  id Int      @id
  a  String
  b  DateTime

  @@index([a], type: Hash)
  @@index([b])
}
