model T {
  id Int       @id
  a  DateTime  @default(now())
  b  DateTime? @db.Date
}
