model T {
  id Int      @id
  a  DateTime
  b  DateTime @default(now()) @db.Timestamptz(6)
  c  DateTime @db.Timestamp(0)
}
