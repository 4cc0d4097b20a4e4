model T {
  id Int      @id
  a  String
  b  DateTime

  @@index([a])
  @@index([b], type: Brin)
}
