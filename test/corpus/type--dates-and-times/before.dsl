model T {
  id Int      @id
  a  DateTime @db.Date
  b  DateTime @db.Time(3)
  c  DateTime @db.Timetz(6)
}
