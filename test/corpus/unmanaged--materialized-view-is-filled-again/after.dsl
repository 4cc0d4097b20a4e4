model Deal {
  id    Int    @id
  title String
  cents Decimal
  @@map("deals")
}
