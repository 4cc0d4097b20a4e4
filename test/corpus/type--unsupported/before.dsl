model T {
  id Int @id
  a  Unsupported("int4range")?
  b  Unsupported("point")
  c  Unsupported("interval")  @default(dbgenerated("'1 day'::interval"))
  d  Unsupported("tsvector")?
}
