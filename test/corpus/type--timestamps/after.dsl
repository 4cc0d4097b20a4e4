model T {
  id Int      @id
  a  DateTime @db.Timestamptz(3)
  b  DateTime @default(now()) @db.Timestamp(6)
  c  DateTime
}
