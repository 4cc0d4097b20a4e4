model Deal {
  id    Int    @id
  title String
  cents Int
  note  String?
  @@map("deals")
}
