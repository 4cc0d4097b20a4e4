model Deal {
  id    Int    @id
  title String
  city  String @db.VarChar(10)
  @@map("deals")
}
