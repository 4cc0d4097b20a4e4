model T {
  id Int @id
  a  Unsupported("int4range")
  b  Unsupported("point")?
  c  Unsupported("interval(3)")
  d  String?
}
