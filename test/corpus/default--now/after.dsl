model T {
  id Int      @id
  a  DateTime @default(dbgenerated("now() + '1 day'::interval"))
  b  DateTime @default(now()) @db.Date
  c  DateTime @default(now()) @db.Timestamptz(6)
}
