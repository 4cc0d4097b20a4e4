model T {
  id Int    @id
  a  String @db.Inet
  b  Unsupported("int4range")?
  c  Unsupported("tsvector")?

  @@index([a(ops: InetOps)], type: Gist)
}
