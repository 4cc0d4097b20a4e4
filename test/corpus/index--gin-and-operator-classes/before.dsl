model T {
  id Int      @id
  a  Json
  b  String[]
  c  String

  @@index([a], type: Gin)
  @@index([c])
}
