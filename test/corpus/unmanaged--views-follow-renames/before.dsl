model Deal {
  id    Int    @id
  title String
  city  String
  @@map("deals")
}
