model T {
  id Int    @id
  a  String

  @@index([a(ops: raw("text_pattern_ops"))])
}
