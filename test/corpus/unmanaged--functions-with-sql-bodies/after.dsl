model Deal {
  id    Int    @id
  title String
  cents BigInt
  @@map("deals")
}
