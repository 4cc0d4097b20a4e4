model Deal {
  id    Int    @id
  title String
  cents BigInt
  owner String? @db.VarChar(40)
  @@map("deals")
}
