model Deal {
  id    Int    @id
  title String
  cents Int
  @@map("deals")
}
