model Deal {
  id    Int    @id
  title String
  city  String @db.VarChar(20)
  @@map("deals")
}
