model T {
  id Int      @id
  a  Json
  b  String[]
  c  String

  @@index([a(ops: JsonbPathOps)], type: Gin)
  @@index([b], type: Gin)
  @@index([c(ops: raw("text_pattern_ops"))])
}
