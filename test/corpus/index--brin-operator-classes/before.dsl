model T {
  id Int      @id
  a  DateTime
  b  Int

  @@index([a(ops: TimestampMinMaxOps), b(ops: Int4MinMaxOps)], type: Brin)
}
