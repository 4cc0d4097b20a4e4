model T {
  id Int      @id
  a  DateTime @default(now())
  b  DateTime @db.Date
  c  DateTime @default(dbgenerated("now()")) @db.Timestamptz(6)
}
