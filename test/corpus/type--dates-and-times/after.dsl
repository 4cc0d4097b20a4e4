model T {
  id Int      @id
  a  DateTime @db.Timestamp(3)
  b  DateTime @db.Time(0)
  c  DateTime @db.Time(6)
}
