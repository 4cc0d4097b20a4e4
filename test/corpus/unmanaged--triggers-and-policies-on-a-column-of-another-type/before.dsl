model Deal {
  id    Int    @id
  title String
  cents Int
  owner String?
  @@map("deals")
}
