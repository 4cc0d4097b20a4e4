model T {
  id Int     @id
  a  String?
  b  Int?

  @@index([a(sort: Desc), b(sort: Desc, nulls: Last)])
}
