model Deal {
  id    Int      @id
  title String   @default("none")
  count Int      @default(0)
  ok    Boolean  @default(true)
  made  DateTime @default(now())
  key   String   @default(uuid()) @db.Uuid
}
