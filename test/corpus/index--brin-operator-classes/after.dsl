model T {
  id Int      @id
  a  DateTime
  b  Int

  @@index([a(ops: TimestampMinMaxMultiOps), b(ops: Int4BloomOps)], type: Brin)
}
